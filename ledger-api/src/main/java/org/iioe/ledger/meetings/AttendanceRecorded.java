package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An organisation came, or came and left.
 *
 * @param arrived when it came, or null where it is unknown
 * @param left when it went, or null while it is there
 * @param proxyFor the absent members for which it says that it acts
 * @param proxiesCounted those among them that the charter lets it represent; the rest count for
 *     nothing
 * @param charterVersion the version that says so, or null when none was in force
 * @param exceptions why some do not count
 */
@Revision("2")
public record AttendanceRecorded(
        MeetingId meeting,
        OrganisationId organisation,
        Capacity capacity,
        @Nullable MeetingTime arrived,
        @Nullable MeetingTime left,
        List<OrganisationId> proxyFor,
        List<OrganisationId> proxiesCounted,
        @Nullable Integer charterVersion,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements MeetingEvent, RecordedFact {
    public AttendanceRecorded {
        exceptions = List.copyOf(exceptions);
        proxyFor = List.copyOf(proxyFor);
        proxiesCounted = List.copyOf(proxiesCounted);
    }
}
