package org.iioe.ledger.presidency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of an office, such as the rotating presidency. */
@Example("\"rotating-presidency\"")
public record OfficeId(@JsonValue String value) implements Id {
    @JsonCreator
    public OfficeId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
