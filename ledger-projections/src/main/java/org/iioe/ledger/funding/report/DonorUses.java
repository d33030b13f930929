package org.iioe.ledger.funding.report;

import org.iioe.ledger.funding.projection.DisbursementView;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.report.DonorReport.Given;
import org.iioe.ledger.funding.report.FundReporting.Allocation;
import org.iioe.ledger.funding.report.FundReporting.FigureRow;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.funding.report.GiftUses.Use;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a donor's money was used for: for whom, by what right, and how it was accounted for. */
final class DonorUses {
    private final FundReporting funds;
    private final GiftUses uses;
    private final Views views;

    DonorUses(FundReporting funds, GiftUses uses, Views views) {
        this.funds = funds;
        this.uses = uses;
        this.views = views;
    }

    /**
     * A use of a gift with what is known of it.
     *
     * @param allocation under which it was, or null where it was under none
     * @param payment null where it is no payment
     */
    private record Used(
            Fund fund,
            Use use,
            @Nullable Allocation allocation,
            @Nullable DisbursementView payment) {
        /** What the recipient says of a payment; null where it is none. */
        @Nullable String confirmed() {
            if (!use.isPayment()) {
                return null;
            }
            String said = payment == null ? null : PaymentRemarks.confirmed(payment);
            return said == null ? "not confirmed" : said;
        }

        @Nullable String remarks() {
            return payment == null ? null : PaymentRemarks.of(payment, fund.view());
        }
    }

    /** What was drawn on each receipt, in the order of the sealed log. */
    Section uses(List<Given> given, Views.Names names, ReportRequest asked) {
        return Section.of(
                "uses",
                "What was drawn on each receipt",
                used(given, asked),
                List.of(
                        use(Field.number("position", "Position", Use::position)),
                        use(Field.day("on", "Posted on", Use::postedOn)),
                        Field.text("fund", "Fund", row -> row.fund().id()),
                        use(Field.text("gift", "Gift", Use::gift)),
                        use(Field.text("receipt", "Receipt", Use::receipt)),
                        use(Field.text("use", "Use", Use::words)),
                        use(Field.text("id", "Payment", Use::act)),
                        Field.money(
                                "amount", "Amount", row -> row.fund().money(row.use().amount())),
                        under(Field.named("recipient", "Recipient", names, Allocation::recipient)),
                        under(Field.text("purpose", "Purpose", Allocation::purpose)),
                        under(Field.text("resolution", "Resolution", Allocation::authority)),
                        Field.text("confirmed", "Confirmed", Used::confirmed).orNone(),
                        Field.text("remarks", "Remarks", Used::remarks).orNone(),
                        use(
                                Field.text(
                                        "trace",
                                        "Trace",
                                        use ->
                                                "/api/v1/trace/position:%s?asOf=%s"
                                                        .formatted(
                                                                use.position(), asked.asOf())))));
    }

    private Rows<Used> used(List<Given> given, ReportRequest asked) {
        return to -> {
            for (Given in : given) {
                Map<String, Allocation> allocations = funds.allocations(in.fund(), asked.asOf());
                uses.read(
                        in.fund(),
                        in.gifts(),
                        asked.asOf(),
                        use ->
                                to.accept(
                                        new Used(
                                                in.fund(),
                                                use,
                                                use.allocation() == null
                                                        ? null
                                                        : allocations.get(use.allocation()),
                                                use.isPayment()
                                                        ? payment(in.fund(), use, asked)
                                                        : null)));
            }
        };
    }

    private @Nullable DisbursementView payment(Fund fund, Use use, ReportRequest asked) {
        return views.find(DisbursementView.TABLE, fund.id() + ":" + use.act(), asked.asOf())
                .orElse(null);
    }

    private static Field<Used> use(Field<Use> field) {
        return field.in(Used::use);
    }

    private static Field<Used> under(Field<Allocation> field) {
        return field.in(Used::allocation).orNone();
    }

    /**
     * An allocation that gifts of the donor pay for.
     *
     * @param allocation null on a day on which it is not there
     * @param fromDonor what of it these gifts pay for, in minor units
     */
    private record PaidFor(
            Fund fund, String id, @Nullable Allocation allocation, long fromDonor, Figures figures)
            implements FigureRow {}

    /** The allocations that the gifts pay for, with accepted expenditure. */
    Section allocations(List<Given> given, Views.Names names, ReportRequest asked) {
        return Section.of(
                "allocations",
                "Allocations that these gifts pay for, with accepted expenditure",
                paidFor(given, asked),
                List.of(
                        FundReporting.fundOf(),
                        Field.text("allocation", "Allocation", PaidFor::id),
                        paidFor(
                                Field.named(
                                        "recipient", "Recipient", names, Allocation::recipient)),
                        paidFor(Field.text("purpose", "Purpose", Allocation::purpose)),
                        paidFor(Field.text("resolution", "Resolution", Allocation::authority))
                                .orNone(),
                        Field.money(
                                "fromThisDonor",
                                "From this donor",
                                row -> row.fund().money(row.fromDonor())),
                        FundReporting.figure(Figure.ALLOCATED, "Allocated in all"),
                        FundReporting.figure(Figure.DISBURSED, "Disbursed in all"),
                        FundReporting.figure(Figure.SPENT, "Accepted in all"),
                        FundReporting.figure(Figure.RETURNED, "Returned in all"),
                        FundReporting.figure(Figure.WRITTEN_OFF, "Written off in all"),
                        FundReporting.figure(Figure.RECOVERABLE, "Recoverable in all"),
                        FundReporting.figure(Figure.ADVANCES, "Not accounted for")));
    }

    private Rows<PaidFor> paidFor(List<Given> given, ReportRequest asked) {
        return to -> {
            for (Given in : given) {
                Fund fund = in.fund();
                Map<String, Long> fromDonor = new LinkedHashMap<>();
                uses.allocated(fund, in.gifts(), asked.asOf())
                        .forEach(of -> fromDonor.merge(of.allocation(), of.amount(), Long::sum));
                Map<String, Allocation> allocations = funds.allocations(fund, asked.asOf());
                Movements all = funds.movements(fund, Movements.By.ALLOCATION, asked);
                fromDonor.forEach((id, amount) ->
                        to.accept(
                                new PaidFor(
                                        fund, id, allocations.get(id), amount, all.closing(id))));
            }
        };
    }

    private static Field<PaidFor> paidFor(Field<Allocation> field) {
        return field.in(PaidFor::allocation);
    }
}
