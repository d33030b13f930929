package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a payment under an allocation. */
@Example("\"disbursement-1\"")
public record DisbursementId(@JsonValue String value) implements Id {
    @JsonCreator
    public DisbursementId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
