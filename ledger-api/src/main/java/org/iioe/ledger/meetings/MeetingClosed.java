package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Source;

/** The meeting was closed for good. */
public record MeetingClosed(MeetingId meeting, Edtf on, Source source) implements MeetingEvent {}
