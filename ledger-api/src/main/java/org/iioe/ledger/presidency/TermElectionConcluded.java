package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * The election for a term is not under way any more.
 *
 * @param winner who was elected, or null when nobody was
 */
public record TermElectionConcluded(
        OfficeId office,
        TermId term,
        ElectionId election,
        ElectionConclusion conclusion,
        @Nullable OrganisationId winner,
        Edtf on,
        Source source)
        implements OfficeEvent {}
