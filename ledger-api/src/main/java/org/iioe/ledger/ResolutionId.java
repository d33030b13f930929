package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a resolution, from its draft onwards. */
@Example("\"resolution-1\"")
public record ResolutionId(@JsonValue String value) implements Id {
    @JsonCreator
    public ResolutionId {
        Id.checked(value);
    }

    /** The stream of its aggregate. */
    public String stream() {
        return "resolution/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
