package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Licences ran out and are gone.
 *
 * @param member who had them, or null when they were not yet handed over
 * @param units with the value that the network lost
 */
public record LicenceExpired(
        ContributionId contribution,
        @Nullable OrganisationId member,
        List<ValuedUnits> units,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public LicenceExpired {
        units = List.copyOf(units);
    }
}
