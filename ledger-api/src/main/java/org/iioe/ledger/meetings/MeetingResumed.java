package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * The sitting went on, or the next one was opened.
 *
 * @param chair who presides from now on, or null for the same as before
 */
public record MeetingResumed(
        MeetingId meeting, @Nullable OrganisationId chair, Edtf on, Source source)
        implements MeetingEvent {}
