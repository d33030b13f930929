package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Units of a line arrived and are in the store.
 *
 * @param donor who delivered, or null where that is unknown
 * @param items the items by name, or null for units without names
 * @param place where they were put, or null where that is unknown
 * @param tenure whether the donor gave or lent them, or null where that is unknown
 * @param value what was added to the network's own: null where the line is not valued, or was not
 *     given
 * @param exceptions the rules that the delivery breaks
 */
@Revision("2")
public record DeliveryRecorded(
        ContributionId contribution,
        LineId line,
        DeliveryId delivery,
        @Nullable OrganisationId donor,
        Quantity quantity,
        @Nullable Condition condition,
        @Nullable List<DeliveredItem> items,
        @Nullable String place,
        @Nullable Tenure tenure,
        @Nullable Money value,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements ContributionsEvent, RecordedFact {
    public DeliveryRecorded {
        exceptions = List.copyOf(exceptions);
        items = items == null ? null : List.copyOf(items);
    }
}
