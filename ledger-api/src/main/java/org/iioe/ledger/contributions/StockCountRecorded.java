package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is really there was counted. It changes nothing.
 *
 * @param member with whom it was counted, or null for the store
 * @param exceptions that the count differs from the ledger, where it does
 */
@Revision("2")
public record StockCountRecorded(
        ContributionId contribution,
        StockCountId count,
        @Nullable OrganisationId member,
        List<CountResult> lines,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements ContributionsEvent, RecordedFact {
    public StockCountRecorded {
        exceptions = List.copyOf(exceptions);
        lines = List.copyOf(lines);
    }
}
