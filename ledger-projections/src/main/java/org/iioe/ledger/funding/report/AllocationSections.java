package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.FundBooks.Movements;
import org.iioe.ledger.funding.report.FundReporting.Allocation;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Allocations, what was paid under them, and how it was accounted for. */
@Component
public final class AllocationSections {
    private final FundReporting funds;
    private final Views views;

    AllocationSections(FundReporting funds, Views views) {
        this.funds = funds;
        this.views = views;
    }

    /** Those of one recipient, in all funds. */
    public List<Section> of(String recipient, Views.Names names, ReportRequest asked) {
        return of(funds.all(asked.asOf()), recipient, names, asked);
    }

    /** Those of one recipient, or with null of all. */
    List<Section> of(
            List<Fund> of, @Nullable String recipient, Views.Names names, ReportRequest asked) {
        return List.of(
                allocations(of, recipient, names, asked),
                payments(of, recipient, names, asked),
                expenditure(of, recipient, names, asked));
    }

    private Section allocations(
            List<Fund> of, @Nullable String recipient, Views.Names names, ReportRequest asked) {
        return new Section(
                "allocations",
                "Allocations",
                List.of(
                        Column.text("fund", "Fund"),
                        Column.text("allocation", "Allocation"),
                        Column.text("recipient", "Recipient"),
                        Column.text("purpose", "Purpose"),
                        Column.text("mode", "Mode"),
                        Column.text("status", "Status"),
                        Column.text("authority", "Resolution").orNone(),
                        Column.money("proposed", "Proposed"),
                        Column.money("allocated", "Allocated"),
                        Column.money("disbursed", "Disbursed"),
                        Column.money("undisbursed", "Undisbursed"),
                        Column.money("spent", "Accepted"),
                        Column.money("returned", "Returned"),
                        Column.money("writtenOff", "Written off"),
                        Column.money("recoverable", "Recoverable"),
                        Column.money("advances", "Not accounted for")),
                to -> {
                    for (Fund fund : of) {
                        Movements all = funds.movements(fund, FundBooks.By.ALLOCATION, asked);
                        views.read(
                                "allocation",
                                fund.id() + ":",
                                asked.asOf(),
                                view -> {
                                    Allocation said = Allocation.of(view);
                                    if (recipient == null || recipient.equals(said.recipient())) {
                                        String id = FundReporting.local(view);
                                        Figures f = all.closing(id);
                                        JsonNode proposal = view.path("proposal");
                                        to.accept(
                                                row(
                                                        fund.id(),
                                                        id,
                                                        names.of(said.recipient()),
                                                        said.purpose(),
                                                        Views.text(proposal, "mode"),
                                                        Views.text(view, "status"),
                                                        said.authority(),
                                                        Views.money(proposal, "amount"),
                                                        fund.money(f, Figure.ALLOCATED),
                                                        fund.money(f, Figure.DISBURSED),
                                                        fund.money(f, Figure.UNDISBURSED),
                                                        fund.money(f, Figure.SPENT),
                                                        fund.money(f, Figure.RETURNED),
                                                        fund.money(f, Figure.WRITTEN_OFF),
                                                        fund.money(f, Figure.RECOVERABLE),
                                                        fund.money(f, Figure.ADVANCES)));
                                    }
                                });
                    }
                });
    }

    private Section payments(
            List<Fund> of, @Nullable String recipient, Views.Names names, ReportRequest asked) {
        return new Section(
                "payments",
                "Payments",
                List.of(
                        Column.text("fund", "Fund"),
                        Column.text("disbursement", "Payment"),
                        Column.text("allocation", "Allocation"),
                        Column.text("recipient", "Recipient"),
                        Column.text("payee", "Payee"),
                        Column.text("valueDate", "Value date"),
                        Column.text("bankRef", "Bank reference"),
                        Column.text("status", "Status"),
                        Column.money("amount", "Amount"),
                        Column.text("receipts", "Draws on"),
                        Column.text("confirmed", "Confirmed").orNone(),
                        Column.text("remarks", "Remarks").orNone()),
                to -> {
                    for (Fund fund : of) {
                        views.read(
                                "disbursement",
                                fund.id() + ":",
                                asked.asOf(),
                                view -> {
                                    JsonNode payment = view.path("payment");
                                    String by = Views.text(payment, "recipient");
                                    if (recipient == null || recipient.equals(by)) {
                                        to.accept(
                                                row(
                                                        fund.id(),
                                                        FundReporting.local(view),
                                                        Views.text(payment, "allocation"),
                                                        names.of(by),
                                                        Views.text(payment, "payee"),
                                                        Views.text(payment, "valueDate"),
                                                        Views.text(payment, "bankRef"),
                                                        Views.text(view, "status"),
                                                        Views.money(payment, "amount"),
                                                        draws(payment),
                                                        PaymentRemarks.confirmed(view),
                                                        PaymentRemarks.of(view, fund.view())));
                                    }
                                });
                    }
                });
    }

    private static String draws(JsonNode payment) {
        java.util.StringJoiner draws = new java.util.StringJoiner(", ");
        for (JsonNode draw : payment.path("draws")) {
            draws.add(
                    "%s %s"
                            .formatted(
                                    Views.text(draw, "receipt"),
                                    draw.path("amount").path("amount").asString("")));
        }
        return draws.toString();
    }

    private Section expenditure(
            List<Fund> of, @Nullable String recipient, Views.Names names, ReportRequest asked) {
        return new Section(
                "expenditure",
                "Expenditure reports",
                List.of(
                        Column.text("fund", "Fund"),
                        Column.text("report", "Report"),
                        Column.text("allocation", "Allocation"),
                        Column.text("recipient", "Recipient"),
                        Column.text("from", "From"),
                        Column.text("to", "To"),
                        Column.text("on", "Reported on"),
                        Column.money("reported", "Reported"),
                        Column.money("accepted", "Accepted"),
                        Column.money("disallowed", "Disallowed")),
                to -> {
                    for (Fund fund : of) {
                        views.read(
                                "allocation",
                                fund.id() + ":",
                                asked.asOf(),
                                view -> {
                                    String by = Allocation.of(view).recipient();
                                    if (recipient == null || recipient.equals(by)) {
                                        for (JsonNode report : view.path("expenditureReports")) {
                                            String id = Views.text(report, "report");
                                            JsonNode period = report.path("period");
                                            to.accept(
                                                    row(
                                                            fund.id(),
                                                            id,
                                                            FundReporting.local(view),
                                                            names.of(by),
                                                            Views.text(period, "from"),
                                                            Views.text(period, "to"),
                                                            Views.text(report, "on"),
                                                            Views.money(report, "amount"),
                                                            sum(fund, view.path("accepted"), id),
                                                            sum(
                                                                    fund,
                                                                    view.path("disallowed"),
                                                                    id)));
                                        }
                                    }
                                });
                    }
                });
    }

    /** What of a report was accepted or disallowed so far. */
    private static Money sum(Fund fund, JsonNode acts, @Nullable String report) {
        Money sum = fund.money(0);
        for (JsonNode act : acts) {
            Money amount = Views.money(act, "amount");
            if (amount != null && String.valueOf(report).equals(Views.text(act, "report"))) {
                sum = sum.plus(amount);
            }
        }
        return sum;
    }
}
