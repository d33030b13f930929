package org.iioe.ledger.funding;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Money;

import java.util.List;

/** Checks of an allocation's lines and sources. */
final class Allocated {
    private Allocated() {}

    static List<BudgetLine> lines(List<BudgetLine> lines) {
        InvalidValue.unless(
                !lines.isEmpty() && lines.size() <= 200, "lines", "An amount has 1 to 200 lines.");
        InvalidValue.unless(
                lines.stream().map(BudgetLine::line).distinct().count() == lines.size(),
                "lines",
                "A line is named twice.");
        sum(lines.stream().map(BudgetLine::amount).toList());
        return List.copyOf(lines);
    }

    static List<GiftAmount> sources(List<GiftAmount> sources) {
        InvalidValue.unless(
                !sources.isEmpty() && sources.size() <= 200,
                "sources",
                "There are 1 to 200 sources.");
        InvalidValue.unless(
                sources.stream().map(s -> String.valueOf(s.gift())).distinct().count()
                        == sources.size(),
                "sources",
                "A source is named twice.");
        sum(sources.stream().map(GiftAmount::amount).toList());
        return List.copyOf(sources);
    }

    static List<GiftAmount> sources(List<GiftAmount> sources, List<BudgetLine> lines) {
        List<GiftAmount> checked = sources(sources);
        Money paidBy = sum(sources.stream().map(GiftAmount::amount).toList());
        Money paidFor = sum(lines.stream().map(BudgetLine::amount).toList());
        InvalidValue.unless(
                paidBy.currency().equals(paidFor.currency()) && paidBy.equals(paidFor),
                "sources",
                () -> "The lines sum to %s, and the sources to %s.".formatted(paidFor, paidBy));
        return checked;
    }

    private static Money sum(List<Money> amounts) {
        Money sum = Money.zero(amounts.getFirst().currency());
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }
}
