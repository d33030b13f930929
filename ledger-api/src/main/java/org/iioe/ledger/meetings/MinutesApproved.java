package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * The minutes were approved; their text never changes.
 *
 * @param draft the number of the draft that was approved
 * @param digest of its text
 * @param approvedBy the meeting that approved it, or null where it is unknown
 */
public record MinutesApproved(
        MeetingId meeting,
        int draft,
        Sha256 digest,
        @Nullable MeetingId approvedBy,
        Edtf on,
        Source source)
        implements MeetingEvent {}
