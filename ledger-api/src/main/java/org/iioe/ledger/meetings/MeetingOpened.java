package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * The first sitting was opened.
 *
 * @param chair the organisation whose delegate presides, or null where it is unknown
 */
public record MeetingOpened(
        MeetingId meeting, @Nullable OrganisationId chair, Edtf on, Source source)
        implements MeetingEvent {}
