package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/** The sitting was interrupted for a short while. */
public record MeetingSuspended(MeetingId meeting, @Nullable String reason, Edtf on, Source source)
        implements MeetingEvent {}
