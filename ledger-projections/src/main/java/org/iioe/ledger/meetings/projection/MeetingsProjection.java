package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MeetingsEvent;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Shows meetings, and resolutions with the vote that was taken on them. */
@Component
final class MeetingsProjection implements Projection {
    private final MeetingViews meetings;
    private final ResolutionPages resolutions;

    MeetingsProjection(JdbcClient database, JsonMapper mapper) {
        meetings = new MeetingViews(database, mapper);
        resolutions = new ResolutionPages(database, mapper);
    }

    @Override
    public String name() {
        return "meetings";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof MeetingsEvent meetingsEvent) {
            switch (meetingsEvent) {
                case MeetingEvent e -> meetings.on(e, at.position());
                case ResolutionEvent e -> resolutions.on(e, at.position());
            }
            if (event instanceof DraftResolutionSubmitted e) {
                meetings.on(e, at.position());
            }
        }
    }
}
