package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MeetingsEvent;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Shows meetings, and resolutions with the vote that was taken on them. */
@Component
final class MeetingsProjection implements Projection {
    private final History<MeetingView> meetings;
    private final History<ResolutionView> resolutions;

    MeetingsProjection(JdbcClient database, JsonMapper mapper) {
        meetings = new History<>(database, mapper, MeetingView.TABLE);
        resolutions = new History<>(database, mapper, ResolutionView.TABLE);
    }

    @Override
    public String name() {
        return "meetings";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof MeetingsEvent act) {
            switch (act) {
                case MeetingEvent e -> on(e, at.position());
                case ResolutionEvent e -> on(e, at.position());
            }
        }
    }

    private void on(MeetingEvent event, long at) {
        String id = event.meeting().value();
        if (event instanceof MeetingConvened e) {
            meetings.put(id, MeetingView.convened(e, at), at);
        } else {
            meetings.change(id, at, meeting -> meeting.after(event, at));
        }
    }

    private void on(ResolutionEvent event, long at) {
        String id = event.resolution().value();
        if (event instanceof DraftResolutionSubmitted e) {
            resolutions.put(id, ResolutionView.submitted(e, at), at);
            meetings.change(e.meeting().value(), at, meeting -> meeting.after(e, at));
        } else {
            resolutions.change(id, at, resolution -> resolution.after(event, at));
        }
    }
}
