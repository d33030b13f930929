package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Units may be disposed of.
 *
 * @param member who has them, or null when they are in the store
 * @param authority the resolution that says so, or null where an approver decided
 */
public record DisposalApproved(
        ContributionId contribution,
        DisposalId disposal,
        @Nullable OrganisationId member,
        List<LineUnits> units,
        @Nullable ResolutionId authority,
        String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public DisposalApproved {
        units = List.copyOf(units);
    }
}
