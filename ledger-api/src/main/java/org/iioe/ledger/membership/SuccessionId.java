package org.iioe.ledger.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a merger, a split or a dissolution of organisations. */
@Example("\"succession-1\"")
public record SuccessionId(@JsonValue String value) implements Id {
    @JsonCreator
    public SuccessionId {
        Id.checked(value);
    }

    /** The stream of its aggregate. */
    public String stream() {
        return "succession/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
