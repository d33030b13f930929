package org.iioe.ledger.funding.report;

import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FiscalYearStart;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.MoneyReceived;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.projection.ChargeView;
import org.iioe.ledger.funding.projection.ExceptionView;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.funding.projection.GiftView;
import org.iioe.ledger.funding.projection.PartOfFund;
import org.iioe.ledger.funding.projection.ReceiptView;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Funds, gifts and receipts: what was promised, what came in, and what was taken off it. */
@Component
final class FundingTables implements Tables {
    /** The columns of a draw, after those of the act that draws. */
    static final List<Field<GiftDraw>> DRAW =
            List.of(
                    Field.text("receipt", GiftDraw::receipt),
                    Field.text("gift", GiftDraw::gift),
                    Field.money("amount", GiftDraw::amount));

    private final Views views;

    FundingTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("funding");
    }

    @Override
    public List<Table> asOf(long position) {
        Rows<FundView> funds = views.all(FundView.TABLE, position);
        Rows<ChargeView> charges = views.all(ChargeView.TABLE, position);
        List<Table> tables = new ArrayList<>();
        tables.add(funds(funds));
        tables.add(exceptions(funds));
        tables.addAll(GiftTables.of(views.all(GiftView.TABLE, position)));
        tables.add(receipts(views.all(ReceiptView.TABLE, position)));
        tables.add(charges(charges));
        tables.add(chargeDraws(charges));
        return tables;
    }

    /** The column that tells a thing's fund, by which with others it is told apart. */
    static <V extends PartOfFund> Field<V> fundKey() {
        return Field.<V>text("fund", PartOfFund::fund).key().refers("funds", "id");
    }

    /** Columns of an act, and after them its day and where it is known from. */
    static <E extends FundingEvent> List<Field<E>> act(List<Field<E>> own) {
        List<Field<E>> fields = new ArrayList<>(own);
        fields.add(Field.text("on", FundingEvent::on));
        fields.add(Field.source(FundingEvent::source));
        fields.add(Field.certainty(FundingEvent::source));
        return fields;
    }

    private static Table funds(Rows<FundView> funds) {
        return Table.of(
                "funds",
                "Funds",
                funds,
                List.of(
                        Field.text("id", FundView::id).key(),
                        Field.text("currency", FundView::currency),
                        Field.text("legalHolder", FundView::legalHolder),
                        Field.text("account", FundView::account),
                        Field.text("fiscalYear", FiscalYearStart::monthDay)
                                .in(FundView::fiscalYear),
                        Field.day("closedUntil", FundView::closedUntil).orNone(),
                        Field.source(FundView::source),
                        Field.certainty(FundView::source),
                        Field.number("position", FundView::position)));
    }

    private static Table exceptions(Rows<FundView> funds) {
        return Table.of(
                "fund-exceptions",
                "Facts of funds that break a rule",
                funds.each(FundView::exceptions),
                Entry.fields(
                        List.of(Field.text("fund", FundView::id).refers("funds", "id")),
                        List.of(
                                Field.number("position", ExceptionView::position),
                                Field.text("event", ExceptionView::event),
                                Field.text("act", ExceptionView::act),
                                Field.text("rule", ExceptionView::rule),
                                Field.text("reason", ExceptionView::reason),
                                Field.text("ratifiedBy", ExceptionView::ratifiedBy).orNone())));
    }

    private Table receipts(Rows<ReceiptView> receipts) {
        return Table.of(
                "receipts",
                "Receipts: money that came in",
                receipts,
                List.of(
                        fundKey(),
                        Field.text("receipt", ReceiptView::local).key(),
                        Field.text("status", ReceiptView::status),
                        Field.text("kind", OtherIncomeRecorded::kind)
                                .in(ReceiptView::otherIncome)
                                .orNone(),
                        donation(Field.text("gift", ReceiptRecorded::gift)).orNone(),
                        donation(Field.text("donor", ReceiptRecorded::donor)),
                        identified(Field.text("identifiedAs", ReceiptIdentified::gift)),
                        identified(Field.text("identifiedDonor", ReceiptIdentified::donor)),
                        received(Field.money("amount", MoneyReceived::amount)),
                        donation(Field.money("original", ReceiptRecorded::original)).orNone(),
                        donation(Field.text("rate", e -> views.json(e.rate()))).orNone(),
                        received(Field.text("bankRef", MoneyReceived::bankRef)),
                        received(Field.text("valueDate", MoneyReceived::valueDate)),
                        received(Field.day("postedOn", MoneyReceived::postedOn)),
                        received(Field.exceptions("exception", MoneyReceived::exceptions)),
                        reversal(ReceiptView::reversal),
                        received(Field.source(MoneyReceived::source)),
                        received(Field.certainty(MoneyReceived::source)),
                        Field.number("position", ReceiptView::position)));
    }

    private static Field<ReceiptView> received(Field<MoneyReceived> field) {
        return field.in(ReceiptView::receipt);
    }

    private static Field<ReceiptView> donation(Field<ReceiptRecorded> field) {
        return field.in(ReceiptView::donation);
    }

    private static Field<ReceiptView> identified(Field<ReceiptIdentified> field) {
        return field.in(ReceiptView::identification).orNone();
    }

    private static <V> Field<V> reversal(Function<V, @Nullable EntryReversed> from) {
        return Field.text("reversalReason", EntryReversed::reason).in(from).orNone();
    }

    private static Table charges(Rows<ChargeView> charges) {
        return Table.of(
                "charges",
                "Charges",
                charges,
                List.of(
                        fundKey(),
                        Field.text("entry", ChargeView::local).key(),
                        Field.text("status", ChargeView::status),
                        charge(Field.text("kind", ChargeRecorded::kind)),
                        charge(Field.money("amount", ChargeRecorded::amount)),
                        charge(Field.text("bankRef", ChargeRecorded::bankRef)),
                        charge(Field.text("valueDate", ChargeRecorded::valueDate)),
                        charge(Field.day("postedOn", ChargeRecorded::postedOn)),
                        charge(Field.exceptions("exception", ChargeRecorded::exceptions)),
                        reversal(ChargeView::reversal),
                        charge(Field.source(ChargeRecorded::source)),
                        charge(Field.certainty(ChargeRecorded::source)),
                        Field.number("position", ChargeView::position)));
    }

    private static Field<ChargeView> charge(Field<ChargeRecorded> field) {
        return field.in(ChargeView::charge);
    }

    private static Table chargeDraws(Rows<ChargeView> charges) {
        return Table.of(
                        "charge-draws",
                        "Which receipts charges draw on",
                        charges.each(view -> view.charge() == null ? null : view.charge().draws()),
                        Entry.fields(
                                List.of(
                                        Field.text("fund", ChargeView::fund),
                                        Field.text("entry", ChargeView::local)),
                                DRAW))
                .refersBy("receipts", "fund", "receipt")
                .refersBy("charges", "fund", "entry");
    }
}
