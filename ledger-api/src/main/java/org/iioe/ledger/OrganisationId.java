package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of an organisation: an institution, an enterprise, a convener or a donor. */
@Example("\"ain-shams-university\"")
public record OrganisationId(@JsonValue String value) implements Id {
    @JsonCreator
    public OrganisationId {
        Id.checked(value);
    }

    /** The stream of its aggregate. */
    public String stream() {
        return "organisation/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
