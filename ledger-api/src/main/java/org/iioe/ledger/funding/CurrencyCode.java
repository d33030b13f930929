package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Money;

import java.util.Currency;

/**
 * A currency by the three letters of ISO 4217.
 *
 * @param code such as CNY
 */
@Example("\"CNY\"")
public record CurrencyCode(@JsonValue String code) {
    @JsonCreator
    public CurrencyCode {
        Money.of("0", code);
    }

    /** The currency. */
    public Currency currency() {
        return Currency.getInstance(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
