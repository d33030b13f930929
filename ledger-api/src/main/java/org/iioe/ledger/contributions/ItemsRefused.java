package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A member did not take units of a consignment; they are back in the store. */
public record ItemsRefused(
        ContributionId contribution,
        ConsignmentId consignment,
        OrganisationId member,
        List<LineUnits> units,
        @Nullable Condition condition,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ItemsRefused {
        units = List.copyOf(units);
    }
}
