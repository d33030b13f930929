package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

import java.util.List;

/** It was proposed to allocate money. */
public record AllocationProposed(
        FundId fund,
        AllocationId allocation,
        OrganisationId recipient,
        Purpose purpose,
        List<BudgetLine> lines,
        List<GiftAmount> sources,
        AllocationMode mode,
        Money amount,
        Edtf on,
        Source source)
        implements FundingEvent {
    public AllocationProposed {
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
    }
}
