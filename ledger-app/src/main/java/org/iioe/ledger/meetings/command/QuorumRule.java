package org.iioe.ledger.meetings.command;

import org.iioe.ledger.Fraction;
import org.jspecify.annotations.Nullable;

/** Whether enough members are there to decide (the charter's quorum). */
final class QuorumRule {
    private QuorumRule() {}

    /**
     * @param quorum the share of the roll that must be there, or null where the charter does not
     *     say
     * @param there the members there
     * @param roll all that are entitled to vote
     * @return null where the rule is unknown
     */
    static @Nullable Boolean reached(@Nullable Fraction quorum, int there, int roll) {
        return quorum == null ? null : quorum.reachedBy(there, roll);
    }
}
