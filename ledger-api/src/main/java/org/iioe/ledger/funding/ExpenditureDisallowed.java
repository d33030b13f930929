package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;

import java.util.List;

/** Reported expenditure was disallowed: it is refundable. */
public record ExpenditureDisallowed(
        FundId fund,
        ExpenditureReportId report,
        AllocationId allocation,
        List<BudgetLine> lines,
        Money amount,
        String reason,
        Edtf on,
        Source source)
        implements FundingEvent {
    public ExpenditureDisallowed {
        lines = List.copyOf(lines);
    }
}
