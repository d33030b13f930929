package org.iioe.ledger.funding.report;

import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReportId;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.GrantAgreementSigned;
import org.iioe.ledger.funding.ReportingPeriod;
import org.iioe.ledger.funding.projection.AllocationView;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Views;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Allocations: from proposal and vote to accepted expenditure. */
final class AllocationTables {
    private static final Field<AllocationView> FUND = Field.text("fund", AllocationView::fund);
    private static final Field<AllocationView> ALLOCATION =
            Field.text("allocation", AllocationView::local);

    /** What tells an approval: of an allocation there may be several. */
    private static final List<Field<Entry<AllocationView, AllocationApproved>>> APPROVAL =
            List.of(
                    FUND.in(Entry::of),
                    ALLOCATION.in(Entry::of),
                    Field.number("approval", Entry::number));

    private final Views views;

    AllocationTables(Views views) {
        this.views = views;
    }

    List<Table> asOf(long position) {
        Rows<AllocationView> allocations = views.all(AllocationView.TABLE, position);
        Rows<Entry<AllocationView, AllocationApproved>> approvals =
                allocations.each(AllocationView::approvals);
        List<Table> tables = new ArrayList<>();
        tables.add(allocations(allocations));
        tables.add(approvals(approvals));
        tables.addAll(ofApprovals(approvals));
        tables.addAll(decisions(allocations));
        tables.addAll(expenditure(allocations));
        return tables;
    }

    private static Table allocations(Rows<AllocationView> allocations) {
        return Table.of(
                "allocations",
                "Allocations",
                allocations,
                List.of(
                        FundingTables.fundKey(),
                        ALLOCATION.key(),
                        Field.text("status", AllocationView::status),
                        proposal(Field.text("recipient", AllocationProposed::recipient)),
                        proposal(Field.text("purpose", AllocationProposed::purpose)),
                        proposal(Field.text("mode", AllocationProposed::mode)),
                        proposal(Field.money("proposed", AllocationProposed::amount)),
                        proposal(Field.text("proposedOn", AllocationProposed::on)),
                        proposal(Field.source(AllocationProposed::source)),
                        proposal(Field.certainty(AllocationProposed::source)),
                        Field.number("position", AllocationView::position)));
    }

    private static Field<AllocationView> proposal(Field<AllocationProposed> field) {
        return field.in(AllocationView::proposal);
    }

    private static Table approvals(Rows<Entry<AllocationView, AllocationApproved>> approvals) {
        List<Field<Entry<AllocationView, AllocationApproved>>> fields =
                new ArrayList<>(APPROVAL.stream().map(Field::key).toList());
        for (Field<AllocationApproved> field :
                List.of(
                        Field.text("recipient", AllocationApproved::recipient),
                        Field.text("purpose", AllocationApproved::purpose),
                        Field.text("mode", AllocationApproved::mode),
                        Field.money("was", AllocationApproved::was),
                        Field.money("amount", AllocationApproved::amount),
                        Field.text("authority", AllocationApproved::authority).orNone(),
                        Field.flag("delegated", AllocationApproved::delegated),
                        Field.text("on", AllocationApproved::on),
                        Field.source(AllocationApproved::source),
                        Field.certainty(AllocationApproved::source))) {
            fields.add(field.in(Entry::entry));
        }
        return Table.of(
                        "approvals",
                        "Approvals of allocations: each to the amount, from what was",
                        approvals,
                        fields)
                .refersBy("allocations", "fund", "allocation");
    }

    private static List<Table> ofApprovals(
            Rows<Entry<AllocationView, AllocationApproved>> approvals) {
        return List.of(
                Table.of(
                                "approved-lines",
                                "Budget lines as approved",
                                approvals.each(approval -> approval.entry().lines()),
                                Entry.fields(
                                        APPROVAL,
                                        List.of(
                                                Field.text("line", BudgetLine::line),
                                                Field.money("amount", BudgetLine::amount))))
                        .refersBy("approvals", "fund", "allocation", "approval"),
                Table.of(
                                "approved-sources",
                                "The gifts that allocations are from",
                                approvals.each(approval -> approval.entry().sources()),
                                Entry.fields(
                                        APPROVAL,
                                        List.of(
                                                Field.text("gift", GiftAmount::gift).orNone(),
                                                Field.money("amount", GiftAmount::amount))))
                        .refersBy("approvals", "fund", "allocation", "approval"));
    }

    private static List<Table> decisions(Rows<AllocationView> allocations) {
        return List.of(
                of(
                        "rejections",
                        "Rejected allocations",
                        allocations.each(AllocationView::rejections),
                        List.of(
                                Field.text("authority", AllocationRejected::authority).orNone(),
                                Field.text("reason", AllocationRejected::reason))),
                of(
                        "amendments-proposed",
                        "Proposed amendments of allocations",
                        allocations.each(AllocationView::amendments),
                        List.of(
                                Field.money("amount", AllocationAmendmentProposed::amount),
                                Field.text("reason", AllocationAmendmentProposed::reason))),
                of(
                        "releases",
                        "Released of allocations",
                        allocations.each(AllocationView::releases),
                        List.of(
                                Field.money("amount", AllocationReleased::amount),
                                Field.text("reason", AllocationReleased::reason))),
                of(
                        "agreements",
                        "Grant agreements",
                        allocations.each(AllocationView::agreements),
                        List.of(
                                Field.money("amount", GrantAgreementSigned::amount),
                                Field.text("digest", GrantAgreementSigned::digest))));
    }

    private List<Table> expenditure(Rows<AllocationView> allocations) {
        return List.of(
                expenditure(
                        "reported",
                        allocations.each(AllocationView::expenditureReports),
                        ExpenditureReported::report,
                        ExpenditureReported::lines,
                        List.of(
                                Field.text("from", ReportingPeriod::from)
                                        .in(ExpenditureReported::period),
                                Field.text("to", ReportingPeriod::to)
                                        .in(ExpenditureReported::period),
                                Field.text("evidence", ExpenditureReported::evidence).orNone())),
                expenditure(
                        "accepted",
                        allocations.each(AllocationView::accepted),
                        ExpenditureAccepted::report,
                        ExpenditureAccepted::lines,
                        List.of()),
                expenditure(
                        "disallowed",
                        allocations.each(AllocationView::disallowed),
                        ExpenditureDisallowed::report,
                        ExpenditureDisallowed::lines,
                        List.of(Field.text("reason", ExpenditureDisallowed::reason))));
    }

    private <E extends FundingEvent> Table expenditure(
            String what,
            Rows<Entry<AllocationView, E>> rows,
            Function<E, ExpenditureReportId> report,
            Function<E, List<BudgetLine>> lines,
            List<Field<E>> more) {
        List<Field<E>> fields =
                FundingTables.act(
                        List.of(
                                Field.text("report", report::apply),
                                Field.money("amount", FundingEvent::amount),
                                Field.text(
                                        "lines",
                                        e -> lines.apply(e).stream().map(views::json).toList())));
        fields.addAll(more);
        return table("expenditure-" + what, "Expenditure that was " + what, rows, fields);
    }

    private static <E extends FundingEvent> Table of(
            String name, String title, Rows<Entry<AllocationView, E>> rows, List<Field<E>> fields) {
        return table(name, title, rows, FundingTables.act(fields));
    }

    private static <E> Table table(
            String name, String title, Rows<Entry<AllocationView, E>> rows, List<Field<E>> fields) {
        return Table.of(name, title, rows, Entry.fields(List.of(FUND, ALLOCATION), fields))
                .refersBy("allocations", "fund", "allocation");
    }
}
