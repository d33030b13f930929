package org.iioe.ledger.funding.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.MoneyReceived;
import org.iioe.ledger.funding.projection.ExceptionView;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.projection.ReceiptView;
import org.iioe.ledger.funding.report.FundReporting.Allocation;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is in a fund: what needs attention first, then every figure, and where each comes from. */
@Component
final class FundStatementReport implements ReportKind {
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
        Movements byGift = funds.movements(fund, Movements.By.GIFT, asked);
        Movements byAllocation = funds.movements(fund, Movements.By.ALLOCATION, asked);
        Map<String, Allocation> allocations = funds.allocations(fund, asked.asOf());
        FundBreakdown breakdown = new FundBreakdown(fund, asked);
        long leastRemaining = books.leastRemaining(fund.id(), asked.period().last(), asked.asOf());
        OrganisationId holder = fund.view().legalHolder();
        return new Contents(
                "Fund statement: " + fund.id(),
                List.of(
                        FundReporting.POLICY,
                        "Period: %s, by the day on which an entry is posted."
                                .formatted(asked.period().words()),
                        "Legal holder: %s."
                                .formatted(holder == null ? "unknown" : names.of(holder))),
                List.of(
                        exceptions(fund),
                        suspense(fund, asked),
                        figures(fund, byGift.sum(), asked),
                        breakdown.gifts(byGift, funds.donors(fund, asked.asOf()), names),
                        breakdown.members(byAllocation, allocations, names),
                        breakdown.purposes(byAllocation, allocations),
                        breakdown.years(funds.movements(fund, Movements.By.FISCAL_YEAR, asked)),
                        FundEquations.section(fund, byGift, byAllocation.sum().closing(null)),
                        new FundLimits(fund, byGift, byAllocation, allocations)
                                .section(leastRemaining)));
    }

    /** The rules that facts broke; those first that no resolution has cured. */
    private static Section exceptions(Fund fund) {
        List<ExceptionView> all = fund.view().exceptions();
        return Section.of(
                "exceptions",
                "Exceptions: facts that break a rule",
                Rows.of(
                        Stream.concat(
                                        all.stream().filter(each -> each.ratifiedBy() == null),
                                        all.stream().filter(each -> each.ratifiedBy() != null))
                                .toList()),
                List.of(
                        Field.number("position", "Position", ExceptionView::position),
                        Field.text("act", "Act", ExceptionView::act),
                        Field.text("rule", "Rule", ExceptionView::rule),
                        Field.text("reason", "Reason", ExceptionView::reason),
                        Field.text(
                                "state",
                                "State",
                                each -> each.ratifiedBy() == null ? "not ratified" : "ratified"),
                        Field.text("ratifiedBy", "Ratified by", ExceptionView::ratifiedBy)
                                .orNone()));
    }

    private Section suspense(Fund fund, ReportRequest asked) {
        return Section.of(
                "suspense",
                "Suspense: money that is nobody's gift yet",
                funds.in(fund, ReceiptView.TABLE, asked.asOf())
                        .where(view -> view.status() == ReceiptView.Status.IN_SUSPENSE),
                List.of(
                        Field.text("receipt", "Receipt", ReceiptView::local),
                        received(Field.text("valueDate", "Value date", MoneyReceived::valueDate)),
                        received(Field.text("bankRef", "Bank reference", MoneyReceived::bankRef)),
                        received(Field.money("amount", "Amount", MoneyReceived::amount))));
    }

    private static Field<ReceiptView> received(Field<MoneyReceived> field) {
        return field.in(ReceiptView::receipt);
    }

    private Section figures(Fund fund, Movements sum, ReportRequest asked) {
        return Section.of(
                "figures",
                "Figures",
                Rows.of(
                        Arrays.stream(Figure.values())
                                .filter(figure -> figure != Figure.MEMO)
                                .toList()),
                List.of(
                        Field.text("figure", "Figure", Figure::word),
                        Field.money(
                                "opening",
                                "Opening",
                                figure -> fund.money(sum.opening(null), figure)),
                        Field.money(
                                "change", "Change", figure -> fund.money(sum.change(null), figure)),
                        Field.money(
                                "closing",
                                "Closing",
                                figure -> fund.money(sum.closing(null), figure)),
                        Field.flag("known", "Known", figure -> isKnown(fund, figure, asked)),
                        Field.address(
                                "entries",
                                "Entries",
                                figure -> FundReporting.entries(fund, figure, asked))));
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
}
