package org.iioe.ledger.meetings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of an item of a meeting's agenda. */
@Example("\"item-1\"")
public record AgendaItemId(@JsonValue String value) implements Id {
    @JsonCreator
    public AgendaItemId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
