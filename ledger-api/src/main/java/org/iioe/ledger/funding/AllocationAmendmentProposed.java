package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;

import java.util.List;

/** It was proposed to change an approved allocation. */
public record AllocationAmendmentProposed(
        FundId fund,
        AllocationId allocation,
        List<BudgetLine> lines,
        List<GiftAmount> sources,
        Money amount,
        String reason,
        Edtf on,
        Source source)
        implements FundingEvent {
    public AllocationAmendmentProposed {
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
    }
}
