package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of items that travel together to one recipient. */
@Example("\"consignment-1\"")
public record ConsignmentId(@JsonValue String value) implements Id {
    @JsonCreator
    public ConsignmentId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
