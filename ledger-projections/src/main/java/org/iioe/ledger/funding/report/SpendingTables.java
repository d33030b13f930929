package org.iioe.ledger.funding.report;

import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Allocations and payments: from proposal and vote to accepted expenditure. */
@Component
final class SpendingTables implements Tables {
    private final AllocationTables allocations;
    private final PaymentTables payments;

    SpendingTables(Views views) {
        allocations = new AllocationTables(views);
        payments = new PaymentTables(views);
    }

    @Override
    public List<String> projections() {
        return List.of("funding");
    }

    @Override
    public List<Table> asOf(long position) {
        List<Table> tables = new ArrayList<>(allocations.asOf(position));
        tables.addAll(payments.asOf(position));
        return tables;
    }
}
