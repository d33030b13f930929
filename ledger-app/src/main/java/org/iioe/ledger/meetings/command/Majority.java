package org.iioe.ledger.meetings.command;

import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.meetings.VoteResult;

/** What a vote comes to (the charter's majority). */
enum Majority {
    /** The majority is reached. */
    REACHED,
    /**
     * The votes are equal and one more in favour would reach the majority: only then does a casting
     * vote decide anything. Where two thirds are needed, equal votes are far from it.
     */
    TIED,
    /** The majority is not reached. */
    MISSED;

    /** Computes the outcome. Without a single vote in favour nothing is adopted. */
    static Majority of(MajorityRule rule, VoteResult result) {
        if (reached(rule, result, 0)) {
            return REACHED;
        }
        return result.votesFor() > 0
                        && result.votesFor() == result.votesAgainst()
                        && reached(rule, result, 1)
                ? TIED
                : MISSED;
    }

    private static boolean reached(MajorityRule rule, VoteResult result, int more) {
        int votesFor = result.votesFor() + more;
        return rule.reachedBy(
                votesFor, votesFor + result.votesAgainst(), result.present(), result.entitled());
    }
}
