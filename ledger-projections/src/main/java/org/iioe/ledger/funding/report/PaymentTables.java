package org.iioe.ledger.funding.report;

import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.iioe.ledger.funding.projection.DisbursementView;
import org.iioe.ledger.funding.projection.PaymentView;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Views;

import java.util.List;

/** Payments, and what came of them. */
final class PaymentTables {
    private static final List<Field<DisbursementView>> PAYMENT =
            List.of(
                    Field.text("fund", DisbursementView::fund),
                    Field.text("disbursement", DisbursementView::local));

    private final Views views;

    PaymentTables(Views views) {
        this.views = views;
    }

    List<Table> asOf(long position) {
        Rows<DisbursementView> payments = views.all(DisbursementView.TABLE, position);
        return List.of(
                disbursements(payments),
                draws(payments),
                of(
                        "misdirected",
                        "Misdirected payments",
                        payments.each(DisbursementView::misdirected),
                        List.of(
                                Field.money("amount", MisdirectedPaymentRecorded::amount),
                                Field.text("party", MisdirectedPaymentRecorded::party),
                                Field.text("reason", MisdirectedPaymentRecorded::reason))),
                of(
                        "recoveries",
                        "Recoveries",
                        payments.each(DisbursementView::recoveries),
                        List.of(
                                Field.text("entry", RecoveryRecorded::entry),
                                Field.money("amount", RecoveryRecorded::amount),
                                Field.text("bankRef", RecoveryRecorded::bankRef))),
                of(
                        "write-offs",
                        "Written off",
                        payments.each(DisbursementView::writeOffs),
                        List.of(
                                Field.text("entry", MisdirectedPaymentWrittenOff::entry),
                                Field.money("amount", MisdirectedPaymentWrittenOff::amount),
                                Field.text("authority", MisdirectedPaymentWrittenOff::authority),
                                Field.text("reason", MisdirectedPaymentWrittenOff::reason))),
                of(
                        "returns",
                        "Returned by recipients",
                        payments.each(DisbursementView::returns),
                        List.of(
                                Field.text("entry", ReturnRecorded::entry),
                                Field.money("amount", ReturnRecorded::amount),
                                Field.text("bankRef", ReturnRecorded::bankRef),
                                Field.exceptions("exception", ReturnRecorded::exceptions))));
    }

    private static Table disbursements(Rows<DisbursementView> payments) {
        return Table.of(
                        "disbursements",
                        "Payments",
                        payments,
                        List.of(
                                FundingTables.fundKey(),
                                Field.text("disbursement", DisbursementView::local).key(),
                                paid(Field.text("allocation", PaymentView::allocation)),
                                Field.text("status", DisbursementView::status),
                                paid(Field.text("recipient", PaymentView::recipient)),
                                paid(Field.text("payee", PaymentView::payee)),
                                paid(Field.money("amount", PaymentView::amount)),
                                paid(Field.text("bankRef", PaymentView::bankRef)),
                                paid(Field.text("valueDate", PaymentView::valueDate)),
                                paid(Field.day("postedOn", PaymentView::postedOn)),
                                paid(Field.exceptions("exception", PaymentView::exceptions)),
                                Field.money("confirmed", ReceiptConfirmed::amount)
                                        .in(DisbursementView::confirmation)
                                        .orNone(),
                                Field.text("confirmedOn", ReceiptConfirmed::on)
                                        .in(DisbursementView::confirmation)
                                        .orNone(),
                                Field.text("sentBackOn", PaymentReturned::on)
                                        .in(DisbursementView::sentBack)
                                        .orNone(),
                                Field.text("reversalReason", DisbursementReversed::reason)
                                        .in(DisbursementView::reversal)
                                        .orNone(),
                                paid(Field.source(PaymentView::source)),
                                paid(Field.certainty(PaymentView::source)),
                                Field.number("position", DisbursementView::position)))
                .refersBy("allocations", "fund", "allocation");
    }

    private static Field<DisbursementView> paid(Field<PaymentView> field) {
        return field.in(DisbursementView::payment);
    }

    private static Table draws(Rows<DisbursementView> payments) {
        return Table.of(
                        "draws",
                        "Which receipts payments draw on",
                        payments.each(
                                view -> view.payment() == null ? null : view.payment().draws()),
                        Entry.fields(PAYMENT, FundingTables.DRAW))
                .refersBy("receipts", "fund", "receipt")
                .refersBy("disbursements", "fund", "disbursement");
    }

    private static <E extends FundingEvent> Table of(
            String name,
            String title,
            Rows<Entry<DisbursementView, E>> rows,
            List<Field<E>> fields) {
        return Table.of(name, title, rows, Entry.fields(PAYMENT, FundingTables.act(fields)))
                .refersBy("disbursements", "fund", "disbursement");
    }
}
