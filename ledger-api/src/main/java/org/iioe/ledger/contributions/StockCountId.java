package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of one count of what is really there. */
@Example("\"count-1\"")
public record StockCountId(@JsonValue String value) implements Id {
    @JsonCreator
    public StockCountId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
