package org.iioe.ledger.presidency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of an election. */
@Example("\"election-2020\"")
public record ElectionId(@JsonValue String value) implements Id {
    @JsonCreator
    public ElectionId {
        Id.checked(value);
    }

    /** The stream of its aggregate. */
    public String stream() {
        return "election/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
