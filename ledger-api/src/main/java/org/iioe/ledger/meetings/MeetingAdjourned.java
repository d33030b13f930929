package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Source;

/**
 * The sitting ended, to be followed by another. Whoever was present is so no longer.
 *
 * @param to when the meeting is to go on
 */
public record MeetingAdjourned(MeetingId meeting, Edtf to, Edtf on, Source source)
        implements MeetingEvent {}
