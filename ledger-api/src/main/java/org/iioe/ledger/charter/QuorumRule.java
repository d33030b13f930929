package org.iioe.ledger.charter;

import org.iioe.ledger.Fraction;
import org.jspecify.annotations.Nullable;

/** Whether enough members are there to decide or to elect (the charter's quorum). */
public final class QuorumRule {
    private QuorumRule() {}

    /**
     * Whether the quorum is reached.
     *
     * @param quorum the share of the roll that must be there, or null where the charter does not
     *     say
     * @param there the members there
     * @param roll all that are entitled to vote
     * @return null where the rule is unknown
     */
    public static @Nullable Boolean reached(@Nullable Fraction quorum, int there, int roll) {
        return quorum == null ? null : quorum.reachedBy(there, roll);
    }
}
