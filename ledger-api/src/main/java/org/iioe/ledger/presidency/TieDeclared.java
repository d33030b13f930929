package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

import java.util.List;

/**
 * A ballot elected nobody, because the leading candidates have equal votes, and one more would have
 * elected either.
 *
 * @param round the ballot's number
 * @param candidates those that are equal, by id: in this order they take part in a lot
 * @param result the count, with the size of the roll
 * @param rules by which it was computed
 * @param charterVersion where they stand
 */
public record TieDeclared(
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
    public TieDeclared {
        candidates = List.copyOf(candidates);
    }
}
