package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A meeting was convened.
 *
 * @param agenda what is to be treated, or null where it is unknown
 * @param charterVersion the version whose notice was looked at, or null when none was in force
 * @param noticeDays the notice that it asks for, or null where it is unknown
 * @param shortNotice whether the notice was shorter than that; null where it cannot be known
 */
public record MeetingConvened(
        MeetingId meeting,
        String body,
        @Nullable MeetingKind kind,
        @Nullable String title,
        @Nullable OrganisationId convener,
        @Nullable String place,
        List<Sitting> sittings,
        @Nullable MeetingMode mode,
        @Nullable List<AgendaItem> agenda,
        @Nullable Integer charterVersion,
        @Nullable Integer noticeDays,
        @Nullable Boolean shortNotice,
        Edtf on,
        Source source)
        implements MeetingEvent {
    public MeetingConvened {
        sittings = List.copyOf(sittings);
        agenda = agenda == null ? null : List.copyOf(agenda);
    }
}
