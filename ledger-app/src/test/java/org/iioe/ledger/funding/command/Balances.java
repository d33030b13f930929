package org.iioe.ledger.funding.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Balances of accounts in fen, a debit positive, and the figures that they give. */
final class Balances {
    static final List<String> FIGURES =
            List.of(
                    "pledged",
                    "committed",
                    "received",
                    "refunded",
                    "other",
                    "charges",
                    "suspense",
                    "allocated",
                    "disbursed",
                    "undisbursed",
                    "spent",
                    "returned",
                    "writtenOff",
                    "bank",
                    "unallocated");

    private final Map<String, Long> balances = new HashMap<>();

    void post(String account, long amount) {
        balances.merge(account, amount, Long::sum);
    }

    /** The balance of an account with its sub-accounts; of those that end so. */
    long of(String account, String... ends) {
        long sum = 0;
        for (Map.Entry<String, Long> each : balances.entrySet()) {
            if (each.getKey().startsWith(account + ":")) {
                boolean named = ends.length == 0;
                for (String end : ends) {
                    named |= each.getKey().endsWith(":" + end);
                }
                sum += named ? each.getValue() : 0;
            }
        }
        return sum;
    }

    long figure(String name) {
        return switch (name) {
            case "pledged" -> of("Equity:Memo:Pledges", "Made", "Cancelled");
            case "committed" -> of("Equity:Memo:Commitments", "Made", "Cancelled");
            case "received" -> -of("Income:Donations");
            case "refunded" -> of("Income:Refunded");
            case "other" -> -of("Income:Other");
            case "charges" -> of("Expenses:Charges");
            case "suspense" -> -of("Liabilities:Suspense");
            case "allocated" -> of("Equity:Memo:Allocations", "Approved", "Released");
            case "undisbursed" -> of("Equity:Memo:Allocations");
            case "disbursed" -> -of("Equity:Memo:Allocations", "Disbursed");
            case "spent" -> of("Expenses:Grants") + of("Expenses:Direct");
            case "returned" ->
                    -of("Assets:Advances", "Returned") - of("Assets:Recoverable", "Recovered");
            case "writtenOff" -> of("Expenses:WriteOff");
            case "bank" -> of("Assets:Bank");
            case "unallocated" ->
                    figure("received")
                            + figure("other")
                            - figure("refunded")
                            - figure("charges")
                            - figure("allocated")
                            + figure("returned");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
