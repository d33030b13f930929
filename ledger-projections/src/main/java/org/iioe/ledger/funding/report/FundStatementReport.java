package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.FundBooks.Movements;
import org.iioe.ledger.funding.report.FundReporting.Allocation;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is in a fund: what needs attention first, then every figure, and where each comes from. */
@Component
final class FundStatementReport implements ReportKind {
    private static final List<Figure> BY_GIFT =
            List.of(
                    Figure.COMMITTED,
                    Figure.RECEIVED,
                    Figure.REFUNDED,
                    Figure.CHARGES,
                    Figure.ALLOCATED,
                    Figure.DISBURSED,
                    Figure.RETURNED,
                    Figure.UNALLOCATED);
    private static final List<Figure> BY_ALLOCATION =
            List.of(
                    Figure.ALLOCATED,
                    Figure.DISBURSED,
                    Figure.UNDISBURSED,
                    Figure.SPENT,
                    Figure.RETURNED,
                    Figure.WRITTEN_OFF,
                    Figure.RECOVERABLE,
                    Figure.ADVANCES);
    private static final List<Figure> BY_YEAR =
            List.of(
                    Figure.RECEIVED,
                    Figure.OTHER,
                    Figure.REFUNDED,
                    Figure.CHARGES,
                    Figure.ALLOCATED,
                    Figure.DISBURSED,
                    Figure.SPENT,
                    Figure.RETURNED);

    private final FundReporting funds;
    private final FundBooks books;
    private final Views views;

    FundStatementReport(FundReporting funds, FundBooks books, Views views) {
        this.funds = funds;
        this.books = books;
        this.views = views;
    }

    @Override
    public About about() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(FundReporting.fund(true));
        parameters.addAll(FundReporting.PERIOD);
        return new About(
                "fund-statement",
                "Fund statement",
                "Every figure of a fund, opening and closing, by gift, member, purpose and year.",
                parameters,
                List.of("funding", "membership"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        Fund fund = funds.fund(asked);
        Views.Names names = views.names(asked.asOf());
        Movements byGift = funds.movements(fund, FundBooks.By.GIFT, asked);
        Movements byAllocation = funds.movements(fund, FundBooks.By.ALLOCATION, asked);
        Map<String, Allocation> allocations = funds.allocations(fund, asked.asOf());
        Map<String, @Nullable String> donors = funds.donors(fund, asked.asOf());
        List<Section> sections = new ArrayList<>();
        sections.add(exceptions(fund));
        sections.add(suspense(fund, asked));
        sections.add(figures(fund, byGift.sum(), asked));
        sections.add(gifts(fund, byGift, donors, names, asked));
        sections.add(
                grouped(
                        "members",
                        "By member",
                        Column.text("member", "Member"),
                        "recipient",
                        fund,
                        byAllocation,
                        allocation -> {
                            Allocation known = allocations.get(allocation);
                            return known == null ? null : known.recipient();
                        },
                        names::of,
                        asked));
        sections.add(
                grouped(
                        "purposes",
                        "By purpose",
                        Column.text("purpose", "Purpose"),
                        "purpose",
                        fund,
                        byAllocation,
                        allocation -> {
                            Allocation known = allocations.get(allocation);
                            return known == null ? null : known.purpose();
                        },
                        purpose -> purpose,
                        asked));
        sections.add(years(fund, funds.movements(fund, FundBooks.By.FISCAL_YEAR, asked)));
        sections.add(equations(fund, byGift, byAllocation.sum().closing(null)));
        sections.add(
                new FundLimits(fund, byGift, byAllocation, allocations)
                        .section(
                                books.leastRemaining(
                                        fund.id(), asked.period().last(), asked.asOf())));
        List<String> notes = new ArrayList<>();
        notes.add(FundReporting.POLICY);
        notes.add(
                "Period: %s, by the day on which an entry is posted."
                        .formatted(asked.period().words()));
        String holder = names.of(fund.view(), "legalHolder");
        notes.add("Legal holder: %s.".formatted(holder == null ? "unknown" : holder));
        return new Contents("Fund statement: " + fund.id(), notes, sections);
    }

    /** The rules that facts broke; those first that no resolution has cured. */
    private static Section exceptions(Fund fund) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (boolean cured : new boolean[] {false, true}) {
            for (JsonNode exception : fund.view().path("exceptions")) {
                if (exception.path("ratifiedBy").isNull() != cured) {
                    rows.add(
                            row(
                                    Views.number(exception, "position"),
                                    Views.text(exception, "act"),
                                    Views.text(exception, "rule"),
                                    Views.text(exception, "reason"),
                                    cured ? "ratified" : "not ratified",
                                    Views.text(exception, "ratifiedBy")));
                }
            }
        }
        return Section.of(
                "exceptions",
                "Exceptions: facts that break a rule",
                List.of(
                        Column.number("position", "Position"),
                        Column.text("act", "Act"),
                        Column.text("rule", "Rule"),
                        Column.text("reason", "Reason"),
                        Column.text("state", "State"),
                        Column.text("ratifiedBy", "Ratified by").orNone()),
                rows);
    }

    private Section suspense(Fund fund, ReportRequest asked) {
        return new Section(
                "suspense",
                "Suspense: money that is nobody's gift yet",
                List.of(
                        Column.text("receipt", "Receipt"),
                        Column.text("valueDate", "Value date"),
                        Column.text("bankRef", "Bank reference"),
                        Column.money("amount", "Amount")),
                to ->
                        views.read(
                                "receipt",
                                fund.id() + ":",
                                asked.asOf(),
                                view -> {
                                    if ("in-suspense".equals(Views.text(view, "status"))) {
                                        JsonNode receipt = view.path("receipt");
                                        to.accept(
                                                row(
                                                        FundReporting.local(view),
                                                        Views.text(receipt, "valueDate"),
                                                        Views.text(receipt, "bankRef"),
                                                        Views.money(receipt, "amount")));
                                    }
                                }));
    }

    private Section figures(Fund fund, Movements sum, ReportRequest asked) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            if (figure != Figure.MEMO) {
                rows.add(
                        row(
                                figure.word(),
                                fund.money(sum.opening(null), figure),
                                fund.money(sum.change(null), figure),
                                fund.money(sum.closing(null), figure),
                                isKnown(fund, figure, asked),
                                FundReporting.entries(fund, figure, asked)));
            }
        }
        return Section.of(
                "figures",
                "Figures",
                List.of(
                        Column.text("figure", "Figure"),
                        Column.money("opening", "Opening"),
                        Column.money("change", "Change"),
                        Column.money("closing", "Closing"),
                        Column.flag("known", "Known"),
                        Column.address("entries", "Entries")),
                rows);
    }

    /** Promises that no source tells of are 0 and unknown. */
    private boolean isKnown(Fund fund, Figure figure, ReportRequest asked) {
        return switch (figure) {
            case PLEDGED -> books.knows(fund.id(), "Equity:Memo:Pledges", asked.asOf());
            case COMMITTED, OUTSTANDING ->
                    books.knows(fund.id(), "Equity:Memo:Commitments", asked.asOf());
            default -> true;
        };
    }

    private static Section gifts(
            Fund fund,
            Movements byGift,
            Map<String, @Nullable String> donors,
            Views.Names names,
            ReportRequest asked) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("gift", "Gift").orNone());
        columns.add(Column.text("donor", "Donor"));
        BY_GIFT.forEach(figure -> columns.add(Column.money(figure.word(), figure.title())));
        columns.add(Column.address("entries", "Entries"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String gift : byGift.keys()) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(gift);
            cells.add(gift == null ? "own income and suspense" : names.of(donors.get(gift)));
            Figures closing = byGift.closing(gift);
            boolean committed =
                    closing.balances().keySet().stream()
                            .anyMatch(account -> account.startsWith("Equity:Memo:Commitments:"));
            BY_GIFT.forEach(figure ->
                    cells.add(
                            figure == Figure.COMMITTED && !committed
                                    ? null
                                    : fund.money(closing, figure)));
            cells.add(FundReporting.closingEntries(fund, "gift", gift == null ? "-" : gift, asked));
            rows.add(cells);
        }
        return Section.of("gifts", "By gift, closing", columns, rows);
    }

    private static Section grouped(
            String name,
            String title,
            Column by,
            String parameter,
            Fund fund,
            Movements byAllocation,
            Function<String, @Nullable String> key,
            Function<String, @Nullable String> label,
            ReportRequest asked) {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        for (String allocation : byAllocation.keys()) {
            if (allocation != null) {
                String of = key.apply(allocation);
                Map<String, Long> sum =
                        sums.computeIfAbsent(of == null ? "" : of, any -> new LinkedHashMap<>());
                byAllocation
                        .closing(allocation)
                        .balances()
                        .forEach((account, balance) -> sum.merge(account, balance, Math::addExact));
            }
        }
        List<Column> columns = new ArrayList<>();
        columns.add(by);
        BY_ALLOCATION.forEach(figure -> columns.add(Column.money(figure.word(), figure.title())));
        columns.add(Column.address("entries", "Entries"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        sums.forEach((of, balances) -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(of.isEmpty() ? null : label.apply(of));
            Figures closing = new Figures(balances);
            BY_ALLOCATION.forEach(figure -> cells.add(fund.money(closing, figure)));
            cells.add(FundReporting.closingEntries(fund, parameter, of, asked));
            rows.add(cells);
        });
        return Section.of(name, title, columns, rows);
    }

    private static Section years(Fund fund, Movements byYear) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("year", "Fiscal year from " + fund.yearStart()));
        BY_YEAR.forEach(figure -> columns.add(Column.money(figure.word(), figure.title())));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String year : byYear.keys()) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(year);
            BY_YEAR.forEach(figure -> cells.add(fund.money(byYear.change(year), figure)));
            rows.add(cells);
        }
        return Section.of("years", "By fiscal year, change", columns, rows);
    }

    /**
     * The equations with their numbers.
     *
     * @param independent the fund's figures, not summed over gifts
     */
    private static Section equations(Fund fund, Movements byGift, Figures independent) {
        Figures f = byGift.sum().closing(null);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        equation(rows, fund, "memorandum accounts = 0", f.memo(), 0);
        equation(
                rows,
                fund,
                "bank = received + other + suspense - refunded - charges - disbursed + returned",
                f.bank(),
                f.received()
                        + f.other()
                        + f.suspense()
                        - f.refunded()
                        - f.charges()
                        - f.disbursed()
                        + f.returned());
        equation(
                rows,
                fund,
                "unallocated = bank - suspense - undisbursed",
                f.unallocated(),
                f.bank() - f.suspense() - f.undisbursed());
        equation(
                rows,
                fund,
                "disbursed = advances paid + direct costs",
                f.disbursed(),
                f.of(Figure.ADVANCED) + f.of(Figure.DIRECT));
        equation(
                rows,
                fund,
                "disbursed = spent + returned + written off + advances + recoverable",
                f.disbursed(),
                f.spent() + f.returned() + f.writtenOff() + f.advances() + f.recoverable());
        for (Figure figure : Figure.values()) {
            equation(
                    rows,
                    fund,
                    "sum over gifts and own income = fund: " + figure.word(),
                    f.of(figure),
                    independent.of(figure));
        }
        return Section.of(
                "equations",
                "Equations",
                List.of(
                        Column.text("equation", "Equation"),
                        Column.money("left", "Left side"),
                        Column.money("right", "Right side"),
                        Column.flag("holds", "Holds")),
                rows);
    }

    private static void equation(
            List<List<@Nullable Object>> rows, Fund fund, String words, long left, long right) {
        rows.add(row(words, fund.money(left), fund.money(right), left == right));
    }
}
