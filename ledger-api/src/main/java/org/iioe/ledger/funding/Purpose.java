package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a purpose that money may serve. */
@Example("\"teacher-training\"")
public record Purpose(@JsonValue String value) implements Id {
    @JsonCreator
    public Purpose {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
