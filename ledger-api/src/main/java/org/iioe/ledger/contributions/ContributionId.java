package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a contribution in kind. */
@Example("\"contribution-1\"")
public record ContributionId(@JsonValue String value) implements Id {
    @JsonCreator
    public ContributionId {
        Id.checked(value);
    }

    /** The stream of its aggregate. */
    public String stream() {
        return "contribution/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
