package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;

import java.util.List;

/** A recipient reported what it spent. */
public record ExpenditureReported(
        FundId fund,
        ExpenditureReportId report,
        AllocationId allocation,
        List<BudgetLine> lines,
        Money amount,
        ReportingPeriod period,
        List<Sha256> evidence,
        Edtf on,
        Source source)
        implements FundingEvent {
    public ExpenditureReported {
        lines = List.copyOf(lines);
        evidence = List.copyOf(evidence);
    }
}
