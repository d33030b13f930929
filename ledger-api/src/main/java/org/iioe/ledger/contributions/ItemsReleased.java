package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** An allocation was taken back, as far as nothing was dispatched on it. */
public record ItemsReleased(
        ContributionId contribution,
        OrganisationId member,
        List<LineUnits> units,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ItemsReleased {
        units = List.copyOf(units);
    }
}
