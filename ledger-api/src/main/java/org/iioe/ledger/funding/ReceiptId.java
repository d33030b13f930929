package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of money that came in. */
@Example("\"receipt-1\"")
public record ReceiptId(@JsonValue String value) implements Id {
    @JsonCreator
    public ReceiptId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
