package org.iioe.ledger.funding.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.projection.DisbursementView;
import org.iioe.ledger.funding.projection.ExceptionView;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.funding.projection.PaymentView;
import org.jspecify.annotations.Nullable;

import java.util.StringJoiner;

/**
 * What a reader of a payment must know beside its amount: that it went astray, that it came back,
 * and which rule it broke.
 */
final class PaymentRemarks {
    private PaymentRemarks() {}

    /**
     * The remarks in a sentence, or null where there is nothing to remark.
     *
     * @param fund its fund, which knows what was ratified
     */
    static @Nullable String of(DisbursementView payment, FundView fund) {
        StringJoiner remarks = new StringJoiner("; ");
        payment.misdirected()
                .forEach(astray ->
                        remarks.add(
                                "%s misdirected to %s"
                                        .formatted(words(astray.amount()), astray.party())));
        payment.recoveries().forEach(back -> remarks.add(words(back.amount()) + " recovered"));
        payment.writeOffs()
                .forEach(lost ->
                        remarks.add(
                                "%s written off by %s"
                                        .formatted(words(lost.amount()), lost.authority())));
        if (payment.sentBack() != null) {
            remarks.add("sent back by the bank");
        }
        if (payment.reversal() != null) {
            remarks.add("entered by mistake and reversed");
        }
        String act = fund.id().stream() + "/" + payment.local();
        for (ExceptionView exception : fund.exceptions()) {
            if (exception.act().equals(act)) {
                remarks.add(
                        "exception %s, %s"
                                .formatted(
                                        exception.rule(),
                                        exception.ratifiedBy() == null
                                                ? "not ratified"
                                                : "ratified by " + exception.ratifiedBy()));
            }
        }
        return remarks.length() == 0 ? null : remarks.toString();
    }

    /** What the recipient said of a payment, or null where nothing was said. */
    static @Nullable String confirmed(DisbursementView view) {
        ReceiptConfirmed confirmation = view.confirmation();
        if (confirmation == null) {
            return null;
        }
        PaymentView payment = view.payment();
        Money charges = confirmation.charges();
        return "%s of %s on %s%s"
                .formatted(
                        words(confirmation.amount()),
                        payment == null ? "an unknown amount" : words(payment.amount()),
                        confirmation.on(),
                        charges == null ? "" : ", charges " + words(charges));
    }

    private static String words(Money money) {
        return money.currency().getCurrencyCode() + " " + money.amount();
    }
}
