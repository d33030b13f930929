package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a line of an allocation. */
@Example("\"travel\"")
public record BudgetLineId(@JsonValue String value) implements Id {
    @JsonCreator
    public BudgetLineId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
