package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of an allocation to one recipient for one purpose. */
@Example("\"allocation-1\"")
public record AllocationId(@JsonValue String value) implements Id {
    @JsonCreator
    public AllocationId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
