package org.iioe.ledger.funding.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The equations that the books of a fund satisfy after every entry, whatever was recorded. */
final class Equations {
    private Equations() {}

    /** The balances that postings leave, by account. */
    static Map<String, Long> balances(List<Posting> postings) {
        Map<String, Long> balances = new LinkedHashMap<>();
        postings.forEach(
                posting -> balances.merge(posting.account(), posting.amount(), Math::addExact));
        balances.values().removeIf(balance -> balance == 0);
        return balances;
    }

    /** The equations that do not hold; empty when the books are right. */
    static List<String> broken(List<Posting> postings) {
        Map<String, Long> balances = balances(postings);
        Figures f = new Figures(balances);
        List<String> broken = new ArrayList<>();
        equal(broken, "1 all postings sum to 0", sum(balances, ""), 0);
        equal(broken, "1 memorandum sums to 0", f.of(Figure.MEMO), 0);
        equal(
                broken,
                "2 bank",
                f.of(Figure.BANK),
                f.of(Figure.RECEIVED)
                        + f.of(Figure.OTHER)
                        + f.of(Figure.SUSPENSE)
                        - f.of(Figure.REFUNDED)
                        - f.of(Figure.CHARGES)
                        - f.of(Figure.DISBURSED)
                        + f.of(Figure.RETURNED));
        equal(
                broken,
                "3 unallocated, a second way",
                f.of(Figure.UNALLOCATED),
                f.of(Figure.BANK) - f.of(Figure.SUSPENSE) - f.of(Figure.UNDISBURSED));
        long direct = sum(balances, "Expenses:Direct:");
        long paid =
                balances.entrySet().stream()
                        .filter(b -> b.getKey().startsWith("Assets:Advances:"))
                        .filter(b -> b.getKey().endsWith(":Disbursed"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        equal(broken, "4 disbursed", f.of(Figure.DISBURSED), paid + direct);
        equal(
                broken,
                "5 disbursed is accounted for",
                f.of(Figure.DISBURSED),
                f.of(Figure.SPENT)
                        + f.of(Figure.RETURNED)
                        + f.of(Figure.WRITTEN_OFF)
                        + f.of(Figure.ADVANCES)
                        + f.of(Figure.RECOVERABLE));
        byGift(postings, f, broken);
        return broken;
    }

    private static void byGift(List<Posting> postings, Figures fund, List<String> broken) {
        Map<String, List<Posting>> gifts = new LinkedHashMap<>();
        postings.forEach(posting ->
                gifts.computeIfAbsent(String.valueOf(posting.gift()), gift -> new ArrayList<>())
                        .add(posting));
        for (Figure figure : Figure.values()) {
            equal(
                    broken,
                    "10 sum over gifts: " + figure,
                    gifts.values().stream()
                            .mapToLong(of -> new Figures(balances(of)).of(figure))
                            .sum(),
                    fund.of(figure));
        }
    }

    private static long sum(Map<String, Long> balances, String prefix) {
        return balances.entrySet().stream()
                .filter(balance -> balance.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static void equal(List<String> broken, String equation, long left, long right) {
        if (left != right) {
            broken.add("%s: %d is not %d".formatted(equation, left, right));
        }
    }
}
