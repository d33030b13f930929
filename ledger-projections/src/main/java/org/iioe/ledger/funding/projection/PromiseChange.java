package org.iioe.ledger.funding.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;
import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.PledgeAmended;
import org.iioe.ledger.funding.PledgeCancelled;
import org.jspecify.annotations.Nullable;

/**
 * A pledge or a commitment was amended, or cancelled in part or whole.
 *
 * @param was the amount before an amendment; null where it was cancelled
 * @param amount the amount after an amendment, or what was cancelled
 */
public record PromiseChange(
        FundId fund,
        GiftId gift,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money was,
        Money amount,
        String reason,
        Edtf on,
        Source source) {

    /** What an event changes of a pledge, or null where it changes none. */
    static @Nullable PromiseChange ofPledge(FundingEvent event) {
        if (event instanceof PledgeAmended e) {
            return of(e, e.gift(), e.was(), e.amount(), e.reason());
        }
        return event instanceof PledgeCancelled e
                ? of(e, e.gift(), null, e.amount(), e.reason())
                : null;
    }

    /** What an event changes of a commitment, or null where it changes none. */
    static @Nullable PromiseChange ofCommitment(FundingEvent event) {
        if (event instanceof CommitmentAmended e) {
            return of(e, e.gift(), e.was(), e.amount(), e.reason());
        }
        return event instanceof CommitmentCancelled e
                ? of(e, e.gift(), null, e.amount(), e.reason())
                : null;
    }

    private static PromiseChange of(
            FundingEvent event, GiftId gift, @Nullable Money was, Money amount, String reason) {
        return new PromiseChange(
                event.fund(), gift, was, amount, reason, event.on(), event.source());
    }
}
