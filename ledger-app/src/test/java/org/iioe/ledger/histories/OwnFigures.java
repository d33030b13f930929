package org.iioe.ledger.histories;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures summed from the facts of a fund. What was accepted as spent is counted for the fund
 * alone. Only payments that drew on one receipt come back.
 */
final class OwnFigures {
    private static final List<String> NAMES =
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

    private final OwnFund fund;
    private final String of;
    private final boolean whole;
    private final Map<String, Long> figures = new TreeMap<>();

    /**
     * @param of a gift; "" for the own income, "*" for the fund
     */
    OwnFigures(OwnFund fund, String of) {
        this.fund = fund;
        this.of = of;
        whole = of.equals("*");
        NAMES.forEach(name -> figures.put(name, 0L));
    }

    Map<String, Long> all() {
        promised();
        moved();
        handedOut();
        long own =
                get("received") + get("other") - get("refunded") - get("charges") + get("returned");
        figures.put("bank", own + get("suspense") - get("disbursed"));
        figures.put("undisbursed", get("allocated") - get("disbursed"));
        figures.put("unallocated", own - get("allocated"));
        return figures;
    }

    private void promised() {
        fund.gifts.forEach((id, gift) -> {
            if (whole || id.equals(of)) {
                add("pledged", gift.pledged);
                add("committed", gift.committed);
            }
        });
    }

    private void moved() {
        fund.receipts.forEach((id, receipt) -> {
            if (!receipt.reversed && isCounted(receipt.gift)) {
                add(
                        receipt.income ? "other" : receipt.suspense() ? "suspense" : "received",
                        receipt.amount);
            }
        });
        fund.entries.forEach((id, entry) -> {
            if (!entry.reversed && isCounted(entry.gift)) {
                add(entry.refund ? "refunded" : "charges", entry.amount);
            }
        });
    }

    private void handedOut() {
        fund.allocations.forEach((id, allocation) -> {
            add("allocated", whole ? allocation.allocated() : allocation.allocated(of));
            add("spent", whole ? allocation.accepted : 0);
        });
        fund.payments.forEach((id, payment) -> {
            if (!payment.undone) {
                long drawn = whole ? payment.amount : fund.drawn(payment, of);
                add("disbursed", drawn);
                add("spent", fund.allocation(payment.allocation).direct ? drawn : 0);
                if (drawn == payment.amount) {
                    add("returned", payment.returned + payment.recovered);
                    add("writtenOff", payment.writtenOff);
                }
            }
        });
    }

    private boolean isCounted(@Nullable String gift) {
        return whole || of.equals(gift == null ? "" : gift);
    }

    private void add(String figure, long amount) {
        figures.merge(figure, amount, Long::sum);
    }

    private long get(String figure) {
        return figures.getOrDefault(figure, 0L);
    }
}
