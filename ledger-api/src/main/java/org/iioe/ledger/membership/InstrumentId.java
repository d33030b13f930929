package org.iioe.ledger.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of one version of a letter's or an agreement's text. */
@Example("\"letter-of-intent-v1\"")
public record InstrumentId(@JsonValue String value) implements Id {
    @JsonCreator
    public InstrumentId {
        Id.checked(value);
    }

    /** The stream of its aggregate. */
    public String stream() {
        return "instrument/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
