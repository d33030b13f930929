package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A member is to have units.
 *
 * @param tenure whether it will own them or has them on loan
 * @param authority the resolution that says so, or null
 * @param charterVersion the version of the charter that was in force, or null before the first
 */
public record ItemsAllocated(
        ContributionId contribution,
        OrganisationId member,
        List<LineUnits> units,
        Tenure tenure,
        @Nullable ResolutionId authority,
        @Nullable Integer charterVersion,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ItemsAllocated {
        units = List.copyOf(units);
    }
}
