package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * Who was nominated stands no more, by its own will.
 *
 * @param reason why, or null where it is not said
 */
public record CandidacyWithdrawn(
        ElectionId election,
        OfficeId office,
        OrganisationId candidate,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ElectionEvent {}
