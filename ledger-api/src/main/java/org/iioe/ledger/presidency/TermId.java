package org.iioe.ledger.presidency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a term of an office, such as the year for which it is filled; unique per office. */
@Example("\"2020\"")
public record TermId(@JsonValue String value) implements Id {
    @JsonCreator
    public TermId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
