package org.iioe.ledger.funding.report;

import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.report.FundReporting.Allocation;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The limits of the domain: what is never more than what. A fact may break one, with a recorded
 * exception. Each is shown where it is closest, and everywhere where it is broken.
 */
final class FundLimits {
    private final Fund fund;
    private final Movements byGift;
    private final Movements byAllocation;
    private final Map<String, Allocation> allocations;
    private final List<Shown> rows = new ArrayList<>();

    FundLimits(
            Fund fund,
            Movements byGift,
            Movements byAllocation,
            Map<String, Allocation> allocations) {
        this.fund = fund;
        this.byGift = byGift;
        this.byAllocation = byAllocation;
        this.allocations = allocations;
    }

    /** One thing that a limit holds for: the left side is at most the right one. */
    private record Case(String of, long left, long right, long promised) {}

    private record Shown(String limit, Case of) {}

    /**
     * @param leastRemaining what remains of the receipt of which the least remains
     */
    Section section(long leastRemaining) {
        List<Case> paid = new ArrayList<>();
        List<Case> accepted = new ArrayList<>();
        List<Case> open = new ArrayList<>();
        for (String id : sorted(byAllocation)) {
            Figures f = byAllocation.closing(id);
            paid.add(new Case(id, f.of(Figure.DISBURSED), f.of(Figure.ALLOCATED), 0));
            accepted.add(new Case(id, f.of(Figure.SPENT), f.of(Figure.ALLOCATED), 0));
            Allocation allocation = allocations.get(id);
            if (allocation == null || !allocation.reimbursed()) {
                open.add(new Case(id, 0, f.of(Figure.ADVANCES), 0));
            }
        }
        List<Case> promised = new ArrayList<>();
        for (String id : sorted(byGift)) {
            Figures f = byGift.closing(id);
            promised.add(
                    new Case(
                            id,
                            f.of(Figure.ALLOCATED) - f.of(Figure.RETURNED),
                            f.of(Figure.RECEIVED) - f.of(Figure.REFUNDED) - f.of(Figure.CHARGES),
                            f.of(Figure.OUTSTANDING)));
        }
        Figures all = byGift.sum().closing(null);
        limit("allocation: disbursed <= allocated", paid);
        limit("allocation: spent <= allocated", accepted);
        limit("allocation, unless reimbursed: advances >= 0", open);
        limit("gift: allocated - returned <= received - refunded - charges", promised);
        limit(
                "fund: unallocated >= 0",
                List.of(
                        new Case(
                                fund.id(),
                                0,
                                all.of(Figure.UNALLOCATED),
                                all.of(Figure.OUTSTANDING))));
        limit("fund: bank >= 0", List.of(new Case(fund.id(), 0, all.of(Figure.BANK), 0)));
        limit("receipt: remaining >= 0", List.of(new Case("the least", 0, leastRemaining, 0)));
        return Section.of(
                "limits",
                "Limits: each where it is closest, and where it is broken",
                Rows.of(rows),
                List.of(
                        Field.text("limit", "Limit", Shown::limit),
                        Field.text("of", "Of", shown -> shown.of().of()),
                        Field.money("left", "This", shown -> fund.money(shown.of().left())),
                        Field.money(
                                "right",
                                "Is at most this",
                                shown -> fund.money(shown.of().right())),
                        Field.text("state", "State", shown -> state(shown.of()))));
    }

    private static Set<String> sorted(Movements by) {
        TreeSet<String> keys = new TreeSet<>();
        for (String key : by.keys()) {
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private void limit(String words, List<Case> cases) {
        Case closest = null;
        boolean broken = false;
        for (Case each : cases) {
            if (each.left() > each.right()) {
                rows.add(new Shown(words, each));
                broken = true;
            } else if (closest == null
                    || each.right() - each.left() < closest.right() - closest.left()) {
                closest = each;
            }
        }
        if (!broken && closest != null) {
            rows.add(new Shown(words, closest));
        }
    }

    private String state(Case of) {
        long beyond = of.left() - of.right();
        if (beyond <= 0) {
            return "kept";
        }
        if (beyond <= of.promised()) {
            return "within what is committed";
        }
        return fund.view().exceptions().isEmpty() ? "broken" : "broken, see exceptions";
    }
}
