package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a meeting. */
@Example("\"meeting-2019-12\"")
public record MeetingId(@JsonValue String value) implements Id {
    @JsonCreator
    public MeetingId {
        Id.checked(value);
    }

    /** The stream of its aggregate. */
    public String stream() {
        return "meeting/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
