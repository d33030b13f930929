package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.FundBooks.Movements;
import org.iioe.ledger.funding.report.FundsInReports.Allocation;
import org.iioe.ledger.funding.report.FundsInReports.Fund;
import org.iioe.ledger.report.Asked;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** What was set aside for whom, by what right, and what became of it. */
@Component
final class AllocationReport implements ReportKind {
    private final FundsInReports funds;
    private final Views views;

    AllocationReport(FundsInReports funds, Views views) {
        this.funds = funds;
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "allocation-report",
                "Allocation report",
                "Each allocation with its authority, payments and accepted expenditure.",
                List.of(
                        FundsInReports.fund(false),
                        new Parameter(
                                "recipient", false, "the id of an organisation; all otherwise")),
                List.of("funding", "membership"));
    }

    @Override
    public Contents make(Asked asked) {
        String recipient = asked.optional("recipient");
        if (recipient != null) {
            views.required("organisation", recipient, asked.asOf());
        }
        Views.Names names = views.names(asked.asOf());
        List<Fund> of = funds.funds(asked);
        return new Contents(
                "Allocation report",
                List.of(FundsInReports.POLICY),
                List.of(
                        allocations(of, recipient, names, asked),
                        payments(of, recipient, names, asked)));
    }

    private Section allocations(
            List<Fund> of, @Nullable String recipient, Views.Names names, Asked asked) {
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
                                        String id = FundsInReports.local(view);
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
            List<Fund> of, @Nullable String recipient, Views.Names names, Asked asked) {
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
                                                        FundsInReports.local(view),
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
}
