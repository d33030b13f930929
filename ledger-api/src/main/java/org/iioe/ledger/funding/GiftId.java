package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a gift of money from one donor, from pledge to receipt. */
@Example("\"gift-1\"")
public record GiftId(@JsonValue String value) implements Id {
    @JsonCreator
    public GiftId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
