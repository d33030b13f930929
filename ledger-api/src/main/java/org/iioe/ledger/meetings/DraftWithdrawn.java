package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
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
