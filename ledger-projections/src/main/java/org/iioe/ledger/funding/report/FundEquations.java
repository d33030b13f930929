package org.iioe.ledger.funding.report;

import static org.iioe.ledger.funding.projection.Figure.ADVANCED;
import static org.iioe.ledger.funding.projection.Figure.ADVANCES;
import static org.iioe.ledger.funding.projection.Figure.BANK;
import static org.iioe.ledger.funding.projection.Figure.CHARGES;
import static org.iioe.ledger.funding.projection.Figure.DIRECT;
import static org.iioe.ledger.funding.projection.Figure.DISBURSED;
import static org.iioe.ledger.funding.projection.Figure.MEMO;
import static org.iioe.ledger.funding.projection.Figure.OTHER;
import static org.iioe.ledger.funding.projection.Figure.RECEIVED;
import static org.iioe.ledger.funding.projection.Figure.RECOVERABLE;
import static org.iioe.ledger.funding.projection.Figure.REFUNDED;
import static org.iioe.ledger.funding.projection.Figure.RETURNED;
import static org.iioe.ledger.funding.projection.Figure.SPENT;
import static org.iioe.ledger.funding.projection.Figure.SUSPENSE;
import static org.iioe.ledger.funding.projection.Figure.UNALLOCATED;
import static org.iioe.ledger.funding.projection.Figure.UNDISBURSED;
import static org.iioe.ledger.funding.projection.Figure.WRITTEN_OFF;

import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;

import java.util.ArrayList;
import java.util.List;

/** The equations of the domain with a fund's numbers. */
final class FundEquations {
    private FundEquations() {}

    /** Two sides, in minor units, that are equal where the books are right. */
    private record Equation(String words, long left, long right) {
        boolean holds() {
            return left == right;
        }
    }

    /**
     * @param independent the fund's figures, not summed over gifts
     */
    static Section section(Fund fund, Movements byGift, Figures independent) {
        return Section.of(
                "equations",
                "Equations",
                Rows.of(equations(byGift.sum().closing(null), independent)),
                List.of(
                        Field.text("equation", "Equation", Equation::words),
                        Field.money("left", "Left side", each -> fund.money(each.left())),
                        Field.money("right", "Right side", each -> fund.money(each.right())),
                        Field.flag("holds", "Holds", Equation::holds)));
    }

    private static List<Equation> equations(Figures f, Figures independent) {
        List<Equation> all = new ArrayList<>();
        all.add(new Equation("memorandum accounts = 0", f.of(MEMO), 0));
        all.add(
                new Equation(
                        "bank = received + other + suspense - refunded - charges - disbursed"
                                + " + returned",
                        f.of(BANK),
                        f.of(RECEIVED)
                                + f.of(OTHER)
                                + f.of(SUSPENSE)
                                - f.of(REFUNDED)
                                - f.of(CHARGES)
                                - f.of(DISBURSED)
                                + f.of(RETURNED)));
        all.add(
                new Equation(
                        "unallocated = bank - suspense - undisbursed",
                        f.of(UNALLOCATED),
                        f.of(BANK) - f.of(SUSPENSE) - f.of(UNDISBURSED)));
        all.add(
                new Equation(
                        "disbursed = advances paid + direct costs",
                        f.of(DISBURSED),
                        f.of(ADVANCED) + f.of(DIRECT)));
        all.add(
                new Equation(
                        "disbursed = spent + returned + written off + advances + recoverable",
                        f.of(DISBURSED),
                        f.of(SPENT)
                                + f.of(RETURNED)
                                + f.of(WRITTEN_OFF)
                                + f.of(ADVANCES)
                                + f.of(RECOVERABLE)));
        for (Figure figure : Figure.values()) {
            all.add(
                    new Equation(
                            "sum over gifts and own income = fund: " + figure.word(),
                            f.of(figure),
                            independent.of(figure)));
        }
        return all;
    }
}
