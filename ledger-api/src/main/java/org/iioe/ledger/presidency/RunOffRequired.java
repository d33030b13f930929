package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

import java.util.List;

/**
 * A ballot elected nobody; the next is between fewer candidates.
 *
 * @param round the ballot's number
 * @param candidates who is in the run-off, the most votes first; all that are equal at its edge
 * @param result the count, with the size of the roll
 * @param rules by which it was computed
 * @param charterVersion where they stand
 */
public record RunOffRequired(
        ElectionId election,
        OfficeId office,
        TermId term,
        int round,
        List<OrganisationId> candidates,
        BallotResult result,
        ElectionRules rules,
        int charterVersion,
        Edtf on,
        Source source)
        implements ElectionEvent {
    public RunOffRequired {
        candidates = List.copyOf(candidates);
    }
}
