package org.iioe.ledger.funding.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.projection.AllocationView;
import org.iioe.ledger.funding.projection.DisbursementView;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.projection.PaymentView;
import org.iioe.ledger.funding.report.FundReporting.FigureRow;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Collectors;

/** Allocations, what was paid under them, and how it was accounted for. */
@Component
public final class AllocationSections {
    private final FundReporting funds;

    AllocationSections(FundReporting funds) {
        this.funds = funds;
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

    /** An allocation, and what has come of it. */
    private record Row(Fund fund, AllocationView allocation, Figures figures)
            implements FigureRow {}

    private Section allocations(
            List<Fund> of, @Nullable String recipient, Views.Names names, ReportRequest asked) {
        Rows<Row> rows =
                to -> {
                    for (Fund fund : of) {
                        Movements all = funds.movements(fund, Movements.By.ALLOCATION, asked);
                        funds.in(fund, AllocationView.TABLE, asked.asOf())
                                .where(view -> isFor(recipient, view.recipient()))
                                .map(view -> new Row(fund, view, all.closing(view.local())))
                                .read(to);
                    }
                };
        return Section.of(
                "allocations",
                "Allocations",
                rows,
                List.of(
                        FundReporting.fundOf(),
                        said(Field.text("allocation", "Allocation", AllocationView::local)),
                        said(
                                Field.named(
                                        "recipient",
                                        "Recipient",
                                        names,
                                        AllocationView::recipient)),
                        said(Field.text("purpose", "Purpose", AllocationView::purpose)),
                        proposed(Field.text("mode", "Mode", AllocationProposed::mode)),
                        said(Field.text("status", "Status", AllocationView::status)),
                        said(Field.text("authority", "Resolution", AllocationView::authority))
                                .orNone(),
                        proposed(Field.money("proposed", "Proposed", AllocationProposed::amount)),
                        FundReporting.figure(Figure.ALLOCATED),
                        FundReporting.figure(Figure.DISBURSED),
                        FundReporting.figure(Figure.UNDISBURSED),
                        FundReporting.figure(Figure.SPENT, "Accepted"),
                        FundReporting.figure(Figure.RETURNED),
                        FundReporting.figure(Figure.WRITTEN_OFF),
                        FundReporting.figure(Figure.RECOVERABLE),
                        FundReporting.figure(Figure.ADVANCES, "Not accounted for")));
    }

    private static Field<Row> said(Field<AllocationView> field) {
        return field.in(Row::allocation);
    }

    private static Field<Row> proposed(Field<AllocationProposed> field) {
        return said(field.in(AllocationView::proposal));
    }

    private static boolean isFor(@Nullable String asked, @Nullable OrganisationId recipient) {
        return asked == null || (recipient != null && asked.equals(recipient.value()));
    }

    /** A payment of a fund. */
    private record Paid(Fund fund, DisbursementView view) {
        @Nullable PaymentView payment() {
            return view.payment();
        }

        @Nullable OrganisationId recipient() {
            PaymentView payment = payment();
            return payment == null ? null : payment.recipient();
        }

        String draws() {
            PaymentView payment = payment();
            List<GiftDraw> draws = payment == null ? List.of() : payment.draws();
            return draws.stream()
                    .map(draw -> draw.receipt() + " " + draw.amount().amount())
                    .collect(Collectors.joining(", "));
        }

        @Nullable String remarks() {
            return PaymentRemarks.of(view, fund.view());
        }
    }

    private Section payments(
            List<Fund> of, @Nullable String recipient, Views.Names names, ReportRequest asked) {
        Rows<Paid> rows =
                to -> {
                    for (Fund fund : of) {
                        funds.in(fund, DisbursementView.TABLE, asked.asOf())
                                .map(view -> new Paid(fund, view))
                                .where(paid -> isFor(recipient, paid.recipient()))
                                .read(to);
                    }
                };
        return Section.of(
                "payments",
                "Payments",
                rows,
                List.of(
                        Field.text("fund", "Fund", paid -> paid.fund().id()),
                        Field.text("disbursement", "Payment", paid -> paid.view().local()),
                        paid(Field.text("allocation", "Allocation", PaymentView::allocation)),
                        Field.named("recipient", "Recipient", names, Paid::recipient),
                        paid(Field.text("payee", "Payee", PaymentView::payee)),
                        paid(Field.text("valueDate", "Value date", PaymentView::valueDate)),
                        paid(Field.text("bankRef", "Bank reference", PaymentView::bankRef)),
                        Field.text("status", "Status", paid -> paid.view().status()),
                        paid(Field.money("amount", "Amount", PaymentView::amount)),
                        Field.text("receipts", "Draws on", Paid::draws),
                        Field.text("confirmed", "Confirmed", PaymentRemarks::confirmed)
                                .in(Paid::view)
                                .orNone(),
                        Field.text("remarks", "Remarks", Paid::remarks).orNone()));
    }

    private static Field<Paid> paid(Field<PaymentView> field) {
        return field.in(Paid::payment);
    }

    /** What a recipient reported to have spent, and what was said to it. */
    private record Reported(Fund fund, AllocationView allocation, ExpenditureReported report) {
        Money accepted() {
            Money sum = fund.money(0);
            for (ExpenditureAccepted act : allocation.accepted()) {
                sum = act.report().equals(report.report()) ? sum.plus(act.amount()) : sum;
            }
            return sum;
        }

        Money disallowed() {
            Money sum = fund.money(0);
            for (ExpenditureDisallowed act : allocation.disallowed()) {
                sum = act.report().equals(report.report()) ? sum.plus(act.amount()) : sum;
            }
            return sum;
        }
    }

    private Section expenditure(
            List<Fund> of, @Nullable String recipient, Views.Names names, ReportRequest asked) {
        Rows<Reported> rows =
                to -> {
                    for (Fund fund : of) {
                        funds.in(fund, AllocationView.TABLE, asked.asOf())
                                .where(view -> isFor(recipient, view.recipient()))
                                .each(AllocationView::expenditureReports)
                                .map(each -> new Reported(fund, each.of(), each.entry()))
                                .read(to);
                    }
                };
        return Section.of(
                "expenditure",
                "Expenditure reports",
                rows,
                List.of(
                        Field.text("fund", "Fund", reported -> reported.fund().id()),
                        report(Field.text("report", "Report", ExpenditureReported::report)),
                        Field.text("allocation", "Allocation", AllocationView::local)
                                .in(Reported::allocation),
                        Field.named("recipient", "Recipient", names, AllocationView::recipient)
                                .in(Reported::allocation),
                        report(Field.text("from", "From", e -> e.period().from())),
                        report(Field.text("to", "To", e -> e.period().to())),
                        report(Field.text("on", "Reported on", ExpenditureReported::on)),
                        report(Field.money("reported", "Reported", ExpenditureReported::amount)),
                        Field.money("accepted", "Accepted", Reported::accepted),
                        Field.money("disallowed", "Disallowed", Reported::disallowed)));
    }

    private static Field<Reported> report(Field<ExpenditureReported> field) {
        return field.in(Reported::report);
    }
}
