package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Text;

/**
 * A bank's reference of a line of its statement; one line is matched with one entry of a fund.
 *
 * @param value as the bank writes it
 */
@Example("\"BANK-2020-000123\"")
public record BankRef(@JsonValue String value) {
    @JsonCreator
    public BankRef {
        Text.required("bankRef", value, 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
