package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a loss, a theft or a damage. */
@Example("\"incident-1\"")
public record IncidentId(@JsonValue String value) implements Id {
    @JsonCreator
    public IncidentId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
