package org.iioe.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A natural person in a record. The opaque id stays when the name is forgotten.
 *
 * @param person an opaque id, chosen by the caller
 * @param name the name, or null where it is unknown
 */
@Example("{\"person\":\"person-1\",\"name\":null}")
public record Person(PersonId person, @Nullable String name) {
    public Person {
        if (name != null) {
            Text.required("name", name, 200);
        }
    }
}
