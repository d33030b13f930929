package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a person, opaque: it does not tell who the person is. */
@Example("\"person-1\"")
public record PersonId(@JsonValue String value) implements Id {
    @JsonCreator
    public PersonId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
