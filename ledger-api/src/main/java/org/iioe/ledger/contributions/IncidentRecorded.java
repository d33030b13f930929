package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Units were lost, stolen or damaged. What is lost or stolen is gone.
 *
 * @param consignment in which they were, or null
 * @param member who had them or was to get them, or null when they were in the store
 * @param units with the value that the network lost
 */
public record IncidentRecorded(
        ContributionId contribution,
        IncidentId incident,
        IncidentKind kind,
        @Nullable ConsignmentId consignment,
        @Nullable OrganisationId member,
        List<ValuedUnits> units,
        String report,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public IncidentRecorded {
        units = List.copyOf(units);
    }
}
