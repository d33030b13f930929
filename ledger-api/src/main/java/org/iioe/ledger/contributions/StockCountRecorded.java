package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is really there was counted. It changes nothing.
 *
 * @param member with whom it was counted, or null for the store
 * @param exception that the count differs from the ledger, or null
 */
public record StockCountRecorded(
        ContributionId contribution,
        StockCountId count,
        @Nullable OrganisationId member,
        List<CountResult> lines,
        @Nullable RecordedException exception,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public StockCountRecorded {
        lines = List.copyOf(lines);
    }
}
