package org.iioe.ledger.funding.projection;

import java.util.Map;
import java.util.function.Predicate;

/**
 * The figures of a fund, or of one gift in it, from the balances of their accounts: pure, and the
 * only place that knows them.
 *
 * @param balances by account; a debit balance is positive
 */
public record Figures(Map<String, Long> balances) {
    public Figures {
        balances = Map.copyOf(balances);
    }

    private long sum(Predicate<String> accounts) {
        return balances.entrySet().stream()
                .filter(balance -> accounts.test(balance.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long under(String account, String... endings) {
        return sum(name -> {
            if (!name.startsWith(account + ":")) {
                return false;
            }
            for (String ending : endings) {
                if (name.endsWith(":" + ending)) {
                    return true;
                }
            }
            return endings.length == 0;
        });
    }

    /** The figure of this name in domain terms, in minor units. */
    public long pledged() {
        return under("Equity:Memo:Pledges", "Made", "Cancelled");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long committed() {
        return under("Equity:Memo:Commitments", "Made", "Cancelled");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long outstanding() {
        return under("Equity:Memo:Commitments");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long received() {
        return -under("Income:Donations");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long refunded() {
        return under("Income:Refunded");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long other() {
        return -under("Income:Other");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long charges() {
        return under("Expenses:Charges");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long suspense() {
        return -under("Liabilities:Suspense");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long allocated() {
        return under("Equity:Memo:Allocations", "Approved", "Released");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long undisbursed() {
        return under("Equity:Memo:Allocations");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long disbursed() {
        return -under("Equity:Memo:Allocations", "Disbursed");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long spent() {
        return under("Expenses:Grants") + under("Expenses:Direct");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long returned() {
        return -under("Assets:Advances", "Returned") - under("Assets:Recoverable", "Recovered");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long bank() {
        return under("Assets:Bank");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long advances() {
        return under("Assets:Advances");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long recoverable() {
        return under("Assets:Recoverable");
    }

    /** What was misdirected and given up, in minor units. */
    public long writtenOff() {
        return under("Expenses:WriteOff");
    }

    /** The figure of this name in domain terms, in minor units. */
    public long memo() {
        return under("Equity:Memo");
    }

    /** What of the money that was received may still be allocated. */
    public long unallocated() {
        return received() + other() - refunded() - charges() - allocated() + returned();
    }
}
