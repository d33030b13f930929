package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/**
 * The id of an entry of a fund that is neither a receipt nor a disbursement: a charge, a return, a
 * refund.
 */
@Example("\"entry-1\"")
public record EntryId(@JsonValue String value) implements Id {
    @JsonCreator
    public EntryId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
