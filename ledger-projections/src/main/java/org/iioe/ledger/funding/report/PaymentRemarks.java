package org.iioe.ledger.funding.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.StringJoiner;

/**
 * What a reader of a payment must know beside its amount: that it went astray, that it came back,
 * and which rule it broke.
 */
public final class PaymentRemarks {
    private PaymentRemarks() {}

    /**
     * The remarks in a sentence, or null where there is nothing to remark.
     *
     * @param payment the view of a disbursement
     * @param fund the view of its fund, which knows what was ratified
     */
    public static @Nullable String of(JsonNode payment, JsonNode fund) {
        StringJoiner remarks = new StringJoiner("; ");
        for (JsonNode astray : payment.path("misdirected")) {
            remarks.add(
                    "%s misdirected to %s"
                            .formatted(words(astray, "amount"), Views.text(astray, "party")));
        }
        for (JsonNode back : payment.path("recoveries")) {
            remarks.add(words(back, "amount") + " recovered");
        }
        for (JsonNode lost : payment.path("writeOffs")) {
            remarks.add(
                    "%s written off by %s"
                            .formatted(words(lost, "amount"), Views.text(lost, "authority")));
        }
        if (payment.has("sentBack")) {
            remarks.add("sent back by the bank");
        }
        if (payment.has("reversal")) {
            remarks.add("entered by mistake and reversed");
        }
        for (JsonNode exception : fund.path("exceptions")) {
            if (("fund/" + Views.text(payment, "id"))
                    .replace(':', '/')
                    .equals(Views.text(exception, "act"))) {
                String by = Views.text(exception, "ratifiedBy");
                remarks.add(
                        "exception %s, %s"
                                .formatted(
                                        Views.text(exception, "rule"),
                                        by == null ? "not ratified" : "ratified by " + by));
            }
        }
        return remarks.length() == 0 ? null : remarks.toString();
    }

    /** What the recipient said of a payment, or null where nothing was said. */
    static @Nullable String confirmed(JsonNode payment) {
        JsonNode confirmation = payment.path("confirmation");
        if (confirmation.isMissingNode()) {
            return null;
        }
        String charges =
                Views.money(confirmation, "charges") == null
                        ? ""
                        : ", charges " + words(confirmation, "charges");
        return "%s of %s on %s%s"
                .formatted(
                        words(confirmation, "amount"),
                        words(payment.path("payment"), "amount"),
                        Views.text(confirmation, "on"),
                        charges);
    }

    private static String words(JsonNode view, String member) {
        Money money = Views.money(view, member);
        return money == null
                ? "an unknown amount"
                : money.currency().getCurrencyCode() + " " + money.amount();
    }
}
