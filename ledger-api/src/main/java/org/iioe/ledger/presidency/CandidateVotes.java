package org.iioe.ledger.presidency;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.membership.OrganisationId;

/**
 * How many votes a candidate has.
 *
 * @param candidate for whom
 * @param votes 0 to 100,000
 */
public record CandidateVotes(OrganisationId candidate, @Example("12") int votes) {
    public CandidateVotes {
        InvalidValue.unless(votes >= 0 && votes <= 100_000, "A count is between 0 and 100,000.");
    }
}
