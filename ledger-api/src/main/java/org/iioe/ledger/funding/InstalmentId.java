package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of an instalment of a commitment. */
@Example("\"instalment-1\"")
public record InstalmentId(@JsonValue String value) implements Id {
    @JsonCreator
    public InstalmentId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
