package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of one delivery of units of a line. */
@Example("\"delivery-1\"")
public record DeliveryId(@JsonValue String value) implements Id {
    @JsonCreator
    public DeliveryId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
