package org.iioe.ledger.funding.projection;

import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.meetings.ActRatified;
import org.jspecify.annotations.Nullable;

/**
 * A recorded fact that breaks a rule.
 *
 * @param position of the entry that recorded it
 * @param event the fact's name, such as {@code Disbursed}
 * @param act the fact as it is ratified, such as {@code fund/tencent-seed-fund/payment-1}
 * @param rule the rule that it breaks
 * @param reason why it was recorded nevertheless
 * @param ratifiedBy the resolution that cured it, or null
 */
public record ExceptionView(
        long position,
        String event,
        String act,
        String rule,
        String reason,
        @Nullable ResolutionId ratifiedBy) {

    /** The same, cured if it is this act that was ratified, and for the first time. */
    ExceptionView after(ActRatified ratified) {
        return ratifiedBy == null && act.equals(ratified.act().value())
                ? new ExceptionView(position, event, act, rule, reason, ratified.resolution())
                : this;
    }
}
