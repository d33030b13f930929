package org.iioe.ledger.funding;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

import java.util.List;

/**
 * What a donor lets its gift be used for.
 *
 * @param purposes the purposes that it serves; empty for any
 */
@Example("{\"purposes\":[\"teacher-training\"]}")
public record Restriction(List<Purpose> purposes) {
    public Restriction {
        InvalidValue.unless(purposes.size() <= 100, "purposes", "At most 100 purposes are taken.");
        purposes = List.copyOf(purposes);
    }

    /** Whether the gift may serve the purpose. */
    public boolean fits(Purpose purpose) {
        return purposes.isEmpty() || purposes.contains(purpose);
    }
}
