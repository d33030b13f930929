package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Id;

/** The id of a report of what was spent. */
@Example("\"report-1\"")
public record ExpenditureReportId(@JsonValue String value) implements Id {
    @JsonCreator
    public ExpenditureReportId {
        Id.checked(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
