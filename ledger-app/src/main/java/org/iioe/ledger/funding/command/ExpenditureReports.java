package org.iioe.ledger.funding.command;

import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReportId;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundingEvent;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.List;
import java.util.Objects;

/** All reports of expenditure. Immutable. */
record ExpenditureReports(PMap<ExpenditureReportId, ReportState> all) {
    static final ExpenditureReports NONE = new ExpenditureReports(HashTreePMap.empty());

    @Nullable ReportState find(ExpenditureReportId report) {
        return all.get(report);
    }

    ExpenditureReports after(FundingEvent event) {
        return switch (event) {
            case ExpenditureReported e -> with(e.report(), ReportState.of(e));
            case ExpenditureAccepted e -> decided(e.report(), e.lines());
            case ExpenditureDisallowed e -> decided(e.report(), e.lines());
            default -> this;
        };
    }

    private ExpenditureReports decided(ExpenditureReportId id, List<BudgetLine> lines) {
        ReportState known = Objects.requireNonNull(all.get(id), id::toString);
        return with(id, known.decided(lines));
    }

    private ExpenditureReports with(ExpenditureReportId id, ReportState report) {
        return new ExpenditureReports(all.plus(id, report));
    }
}
