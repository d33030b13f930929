package org.iioe.ledger.funding.report;

import org.iioe.ledger.membership.projection.OrganisationView;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** What was set aside for whom, by what right, and what became of it. */
@Component
final class AllocationReport implements ReportKind {
    private final FundReporting funds;
    private final AllocationSections sections;
    private final Views views;

    AllocationReport(FundReporting funds, AllocationSections sections, Views views) {
        this.funds = funds;
        this.sections = sections;
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "allocation-report",
                "Allocation report",
                "Each allocation with its authority, payments and accepted expenditure.",
                List.of(
                        FundReporting.fund(false),
                        new Parameter(
                                "recipient", false, "the id of an organisation; all otherwise")),
                List.of("funding", "membership"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        String recipient = asked.optional("recipient");
        if (recipient != null) {
            views.required(OrganisationView.TABLE, recipient, asked.asOf());
        }
        return new Contents(
                "Allocation report",
                List.of(FundReporting.POLICY),
                sections.of(funds.funds(asked), recipient, views.names(asked.asOf()), asked));
    }
}
