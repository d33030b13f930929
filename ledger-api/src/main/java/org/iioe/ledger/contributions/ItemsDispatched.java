package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Units left the store and are on their way to a member.
 *
 * @param carrier who takes them there, or null where that is unknown
 */
public record ItemsDispatched(
        ContributionId contribution,
        ConsignmentId consignment,
        OrganisationId member,
        List<LineUnits> units,
        @Nullable String carrier,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ItemsDispatched {
        units = List.copyOf(units);
    }
}
