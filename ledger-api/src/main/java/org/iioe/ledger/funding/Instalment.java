package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.Money;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

/**
 * A part of a commitment.
 *
 * @param due when it is due, or null where that is unknown
 * @param amount more than 0
 * @param condition what must be so first, or null for nothing
 */
@Example(
        "{\"instalment\":\"instalment-1\",\"due\":\"2020-03-01\",\"amount\":{\"amount\":\"100000.00\",\"currency\":\"CNY\"},\"condition\":null}")
public record Instalment(
        InstalmentId instalment, @Nullable Edtf due, Money amount, @Nullable String condition) {
    public Instalment {
        amount.positive("amount");
        if (condition != null) {
            Text.required("condition", condition, 1000);
        }
    }
}
