package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of one physical item, with its serial number or asset tag. */
@Example("\"item-1\"")
public record ItemId(@JsonValue String value) implements Id {
    @JsonCreator
    public ItemId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
