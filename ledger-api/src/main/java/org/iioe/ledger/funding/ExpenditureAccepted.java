package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;

import java.time.LocalDate;
import java.util.List;

/**
 * Reported expenditure was accepted.
 *
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 */
public record ExpenditureAccepted(
        FundId fund,
        ExpenditureReportId report,
        AllocationId allocation,
        List<BudgetLine> lines,
        Money amount,
        LocalDate postedOn,
        Edtf on,
        Source source)
        implements FundingEvent {
    public ExpenditureAccepted {
        lines = List.copyOf(lines);
    }
}
