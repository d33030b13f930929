package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;

import java.util.List;

/** Money that was allocated and not disbursed was given back. */
public record AllocationReleased(
        FundId fund,
        AllocationId allocation,
        List<GiftAmount> sources,
        Money amount,
        String reason,
        Edtf on,
        Source source)
        implements FundingEvent {
    public AllocationReleased {
        sources = List.copyOf(sources);
    }
}
