package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.BudgetLineId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A report of expenditure, and what of each line waits to be accepted or disallowed. */
final class ReportState {
    final AllocationId allocation;
    final Map<BudgetLineId, Money> open = new HashMap<>();

    ReportState(AllocationId allocation, List<BudgetLine> lines) {
        this.allocation = allocation;
        lines.forEach(line -> open.put(line.line(), line.amount()));
    }
}
