package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a line of a contribution. */
@Example("\"line-1\"")
public record LineId(@JsonValue String value) implements Id {
    @JsonCreator
    public LineId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
