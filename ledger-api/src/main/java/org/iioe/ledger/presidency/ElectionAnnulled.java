package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * An election counts no more. Acts of whoever held the office through it stand.
 *
 * @param winner who had been elected, or null when nobody had
 * @param authority the resolution that annulled it
 * @param reason why, or null where it is not said
 */
public record ElectionAnnulled(
        ElectionId election,
        OfficeId office,
        TermId term,
        @Nullable OrganisationId winner,
        ResolutionId authority,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ElectionEvent {}
