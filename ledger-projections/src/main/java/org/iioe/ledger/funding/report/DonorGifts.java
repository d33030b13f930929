package org.iioe.ledger.funding.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.MoneyReceived;
import org.iioe.ledger.funding.Restriction;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.GiftView;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.projection.ReceiptView;
import org.iioe.ledger.funding.report.DonorReport.Given;
import org.iioe.ledger.funding.report.FundReporting.FigureRow;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Cell;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A donor's gifts of money, what came in of them, and that it is counted once. */
final class DonorGifts {
    private static final List<Figure> FIGURES =
            List.of(
                    Figure.RECEIVED,
                    Figure.REFUNDED,
                    Figure.CHARGES,
                    Figure.ALLOCATED,
                    Figure.DISBURSED,
                    Figure.RETURNED,
                    Figure.UNALLOCATED);

    private final FundReporting funds;
    private final GiftUses uses;

    DonorGifts(FundReporting funds, GiftUses uses) {
        this.funds = funds;
        this.uses = uses;
    }

    /** A gift with its figures. */
    private record Gift(Fund fund, GiftView view, Figures figures) implements FigureRow {
        /** By its newest restriction; unknown where no commitment says it. */
        @Nullable String restriction() {
            Restriction newest = view.restriction();
            if (newest == null) {
                return view.commitment() == null ? null : "unrestricted";
            }
            return newest.purposes().isEmpty() ? "unrestricted" : Cell.words(newest.purposes());
        }

        @Nullable Money pledged() {
            return view.pledge() == null ? null : fund.money(figures, Figure.PLEDGED);
        }

        @Nullable Money committed() {
            return view.commitment() == null ? null : fund.money(figures, Figure.COMMITTED);
        }
    }

    Section gifts(List<Given> given, ReportRequest asked) {
        Rows<Gift> rows =
                to -> {
                    for (Given in : given) {
                        funds.in(in.fund(), GiftView.TABLE, asked.asOf())
                                .where(view -> in.gifts().contains(view.local()))
                                .map(view ->
                                        new Gift(
                                                in.fund(), view, in.byGift().closing(view.local())))
                                .read(to);
                    }
                };
        return Section.of(
                "gifts",
                "Gifts of money",
                rows,
                List.of(
                        FundReporting.fundOf(),
                        Field.text("gift", "Gift", gift -> gift.view().local()),
                        Field.text("restriction", "Restricted to", Gift::restriction),
                        Field.money("pledged", "Pledged", Gift::pledged),
                        Field.money("committed", "Committed", Gift::committed),
                        FundReporting.figure(Figure.RECEIVED),
                        FundReporting.figure(Figure.REFUNDED),
                        FundReporting.figure(Figure.ALLOCATED),
                        FundReporting.figure(Figure.DISBURSED),
                        FundReporting.figure(Figure.UNALLOCATED, "Not yet allocated")));
    }

    /**
     * A receipt of a gift of the donor.
     *
     * @param remaining what of it is in the bank, in minor units
     */
    private record Receipt(Fund fund, ReceiptView view, long remaining) {
        /** On an earlier day it may be known whose it is before it has come in. */
        long amount() {
            MoneyReceived came = view.receipt();
            return came == null || view.reversal() != null ? 0 : came.amount().minorUnits();
        }
    }

    Section receipts(List<Given> given, ReportRequest asked) {
        Rows<Receipt> rows =
                to -> {
                    for (Given in : given) {
                        Map<String, Long> remaining =
                                uses.remaining(in.fund(), in.gifts(), asked.asOf());
                        funds.in(in.fund(), ReceiptView.TABLE, asked.asOf())
                                .where(view -> isOf(in, view.gift()))
                                .map(view ->
                                        new Receipt(
                                                in.fund(),
                                                view,
                                                remaining.getOrDefault(view.local(), 0L)))
                                .read(to);
                    }
                };
        return Section.of(
                "receipts",
                "Receipts, and what remains of each",
                rows,
                List.of(
                        Field.text("fund", "Fund", row -> row.fund().id()),
                        Field.text("gift", "Gift", row -> row.view().gift()),
                        Field.text("receipt", "Receipt", row -> row.view().local()),
                        received(Field.text("valueDate", "Value date", MoneyReceived::valueDate)),
                        received(Field.text("bankRef", "Bank reference", MoneyReceived::bankRef)),
                        Field.text("state", "State", row -> row.view().status()),
                        Field.money("amount", "Amount", row -> row.fund().money(row.amount())),
                        Field.money(
                                "used",
                                "Used",
                                row -> row.fund().money(row.amount() - row.remaining())),
                        Field.money(
                                "remaining",
                                "Remaining",
                                row -> row.fund().money(row.remaining()))));
    }

    private static boolean isOf(Given in, @Nullable GiftId gift) {
        return gift != null && in.gifts().contains(gift.value());
    }

    private static Field<Receipt> received(Field<MoneyReceived> field) {
        return field.in(row -> row.view().receipt());
    }

    /** The figures of a part of a fund, or of parts together. */
    private record Part(Fund fund, String part, Figures figures) implements FigureRow {}

    /** Sum over gifts and own income = fund, with its numbers. */
    Section equation(List<Given> given, ReportRequest asked) {
        List<Part> rows = new ArrayList<>();
        given.forEach(in -> rows.addAll(parts(in, asked)));
        List<Field<Part>> fields = new ArrayList<>();
        fields.add(FundReporting.fundOf());
        fields.add(Field.text("part", "Part", Part::part));
        FIGURES.forEach(figure -> fields.add(FundReporting.figure(figure)));
        return Section.of(
                "equation",
                "Nothing twice: sum over gifts and own income = fund",
                Rows.of(rows),
                fields);
    }

    private List<Part> parts(Given in, ReportRequest asked) {
        Fund fund = in.fund();
        List<Part> parts = new ArrayList<>();
        in.gifts()
                .forEach(gift ->
                        parts.add(new Part(fund, "gift " + gift, in.byGift().closing(gift))));
        List<Figures> rest = new ArrayList<>();
        for (String gift : in.byGift().keys()) {
            if (gift != null && !in.gifts().contains(gift)) {
                rest.add(in.byGift().closing(gift));
            }
        }
        parts.add(new Part(fund, "gifts of other donors", Figures.sum(rest)));
        parts.add(new Part(fund, "own income", in.byGift().closing(null)));
        Figures sum = Figures.sum(parts.stream().map(Part::figures).toList());
        Figures whole = funds.movements(fund, Movements.By.ALLOCATION, asked).sum().closing(null);
        parts.add(new Part(fund, "sum over gifts and own income", sum));
        parts.add(new Part(fund, "fund", whole));
        parts.add(new Part(fund, "difference", whole.plus(sum.negated())));
        return parts;
    }
}
