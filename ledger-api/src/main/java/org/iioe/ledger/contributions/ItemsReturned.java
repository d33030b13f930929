package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A member brought units back to the store.
 *
 * @param units with the value that came back to the network's own, where the member owned them
 * @param place where they were put, or null where that is unknown
 */
public record ItemsReturned(
        ContributionId contribution,
        OrganisationId member,
        List<ValuedUnits> units,
        @Nullable Condition condition,
        @Nullable String place,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ItemsReturned {
        units = List.copyOf(units);
    }
}
