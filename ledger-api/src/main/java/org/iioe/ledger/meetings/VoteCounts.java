package org.iioe.ledger.meetings;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

/**
 * The count of a vote that was not by name.
 *
 * @param votesFor in favour
 * @param votesAgainst against
 * @param abstentions neither
 */
@Example("{\"votesFor\":12,\"votesAgainst\":3,\"abstentions\":1}")
public record VoteCounts(int votesFor, int votesAgainst, int abstentions) {
    public VoteCounts {
        InvalidValue.unless(
                votesFor >= 0 && votesAgainst >= 0 && abstentions >= 0, "A count is 0 or more.");
        InvalidValue.unless(
                votesFor <= 100_000 && votesAgainst <= 100_000 && abstentions <= 100_000,
                "A count is at most 100,000.");
    }

    /** All three together. */
    public int sum() {
        return votesFor + votesAgainst + abstentions;
    }
}
