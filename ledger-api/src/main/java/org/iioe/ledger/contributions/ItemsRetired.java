package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Units left for good.
 *
 * @param disposal the approval, or null where none was needed
 * @param member who had them, or null when they were in the store
 * @param units with the value that the network gave up
 */
public record ItemsRetired(
        ContributionId contribution,
        @Nullable DisposalId disposal,
        @Nullable OrganisationId member,
        List<ValuedUnits> units,
        RetirementMethod method,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ItemsRetired {
        units = List.copyOf(units);
    }
}
