package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;

import java.util.List;

/** Commands on what recipients spent. */
public sealed interface ExpenditureCommand extends FundingCommand {
    /** Records what a recipient reports to have spent. */
    @Means("Records what a recipient reports to have spent.")
    record ReportExpenditure(
            FundId fund,
            ExpenditureReportId report,
            AllocationId allocation,
            List<BudgetLine> lines,
            ReportingPeriod period,
            List<Sha256> evidence,
            Edtf on,
            Source source)
            implements ExpenditureCommand {
        public ReportExpenditure {
            lines = Allocated.lines(lines);
            InvalidValue.unless(
                    evidence.size() <= 200, "evidence", "At most 200 documents are named.");
            evidence = List.copyOf(evidence);
        }
    }

    /** Accepts reported expenditure. */
    @Means("Accepts reported expenditure.")
    record AcceptExpenditure(
            FundId fund, ExpenditureReportId report, List<BudgetLine> lines, Edtf on, Source source)
            implements ExpenditureCommand {
        public AcceptExpenditure {
            lines = Allocated.lines(lines);
        }
    }

    /** Disallows reported expenditure: it is refundable. */
    @Means("Disallows reported expenditure: it is refundable.")
    record DisallowExpenditure(
            FundId fund,
            ExpenditureReportId report,
            List<BudgetLine> lines,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements ExpenditureCommand {
        public DisallowExpenditure {
            lines = Allocated.lines(lines);
            Text.required("reason", reason, 2000);
        }
    }
}
