package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.BudgetLineId;
import org.iioe.ledger.funding.ExpenditureReported;

import java.util.List;

/**
 * A report of expenditure. Immutable.
 *
 * @param open what of each line waits to be accepted or disallowed
 */
record ReportState(AllocationId allocation, Amounts<BudgetLineId> open) {
    static ReportState of(ExpenditureReported e) {
        Amounts<BudgetLineId> open = Amounts.none(Money.zero(e.amount().currency()));
        for (BudgetLine line : e.lines()) {
            open = open.with(line.line(), line.amount());
        }
        return new ReportState(e.allocation(), open);
    }

    ReportState decided(List<BudgetLine> lines) {
        Amounts<BudgetLineId> left = open;
        for (BudgetLine line : lines) {
            left = left.minus(line.line(), line.amount());
        }
        return new ReportState(allocation, left);
    }
}
