package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * Another item took an item's place: same custodian, same owner, one unit as before.
 *
 * @param old the item that is no longer counted
 * @param consignment in which it was, or null
 * @param member who had it or was to get it, or null when it was in the store
 */
public record ItemReplaced(
        ContributionId contribution,
        LineId line,
        ItemId old,
        DeliveredItem replacement,
        @Nullable ConsignmentId consignment,
        @Nullable OrganisationId member,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {}
