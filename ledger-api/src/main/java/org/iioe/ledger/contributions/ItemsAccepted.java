package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A member took units of a consignment into its custody.
 *
 * @param units with the value that passed from the network's own to the member
 * @param custodyReceipt the receipt's number or title
 * @param digest of the receipt's document, or null
 */
public record ItemsAccepted(
        ContributionId contribution,
        ConsignmentId consignment,
        OrganisationId member,
        List<ValuedUnits> units,
        @Nullable Condition condition,
        String custodyReceipt,
        @Nullable Sha256 digest,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ItemsAccepted {
        units = List.copyOf(units);
    }
}
