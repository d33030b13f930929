package org.iioe.ledger.funding;

import org.iioe.ledger.Example;
import org.iioe.ledger.Money;

/**
 * What an amount is for: in an allocation, in a report of what was spent.
 *
 * @param amount more than 0
 */
@Example("{\"line\":\"travel\",\"amount\":{\"amount\":\"100000.00\",\"currency\":\"CNY\"}}")
public record BudgetLine(BudgetLineId line, Money amount) {
    public BudgetLine {
        amount.positive("amount");
    }
}
