package org.iioe.ledger.presidency;

import org.iioe.ledger.Bounded;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.OrganisationId;

import java.util.List;

/**
 * How many votes a candidate has.
 *
 * @param candidate for whom
 * @param votes 0 to 100,000
 */
public record CandidateVotes(OrganisationId candidate, @Example("12") int votes) {
    public CandidateVotes {
        InvalidValue.unless(
                votes >= 0 && votes <= 100_000, "votes", "A count is between 0 and 100,000.");
    }

    /** Refuses counts that name a candidate twice. */
    static List<CandidateVotes> each(String field, List<CandidateVotes> votes) {
        List<CandidateVotes> copy = Bounded.list(field, votes, 1, 200);
        Bounded.distinct(field, copy.stream().map(CandidateVotes::candidate).toList(), 1, 200);
        return copy;
    }
}
