package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of an approval to dispose of units. */
@Example("\"disposal-1\"")
public record DisposalId(@JsonValue String value) implements Id {
    @JsonCreator
    public DisposalId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
