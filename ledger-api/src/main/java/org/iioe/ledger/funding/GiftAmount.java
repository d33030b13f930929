package org.iioe.ledger.funding;

import org.iioe.ledger.Example;
import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

/**
 * A part of an allocation that is paid for by one gift.
 *
 * @param gift null for the fund's own income
 * @param amount more than 0
 */
@Example("{\"gift\":\"gift-1\",\"amount\":{\"amount\":\"100000.00\",\"currency\":\"CNY\"}}")
public record GiftAmount(@Nullable GiftId gift, Money amount) {
    public GiftAmount {
        amount.positive("amount");
    }
}
