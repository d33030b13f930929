package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a fund. */
@Example("\"tencent-seed-fund\"")
public record FundId(@JsonValue String value) implements Id {
    @JsonCreator
    public FundId {
        Id.checked(value);
    }

    /** The stream of its aggregate. */
    public String stream() {
        return "fund/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
