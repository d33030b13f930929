package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;

/** A draft was taken back before its vote. */
public record DraftWithdrawn(
        ResolutionId resolution,
        MeetingId meeting,
        OrganisationId mover,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ResolutionEvent {}
