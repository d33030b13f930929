package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An allocation, or its amendment, was approved. {@code was} says how much was approved before, in
 * all and from each source.
 */
public record AllocationApproved(
        FundId fund,
        AllocationId allocation,
        OrganisationId recipient,
        Purpose purpose,
        AllocationMode mode,
        List<BudgetLine> lines,
        List<GiftAmount> sources,
        Money amount,
        Money was,
        List<GiftAmount> sourcesBefore,
        @Nullable ResolutionId authority,
        boolean delegated,
        Edtf on,
        Source source)
        implements FundingEvent {
    public AllocationApproved {
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
        sourcesBefore = List.copyOf(sourcesBefore);
    }
}
