package org.iioe.ledger.funding;

import org.iioe.ledger.Example;
import org.iioe.ledger.Money;

/**
 * Money taken out of one receipt, or put back into it.
 *
 * @param receipt the receipt
 * @param amount more than 0
 */
@Example("{\"receipt\":\"receipt-1\",\"amount\":{\"amount\":\"100000.00\",\"currency\":\"CNY\"}}")
public record Draw(ReceiptId receipt, Money amount) {
    public Draw {
        amount.positive("amount");
    }
}
