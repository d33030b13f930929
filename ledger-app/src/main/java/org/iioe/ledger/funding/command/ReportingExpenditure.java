package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_ADVANCE;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_ALLOCATION;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_REPORTED;
import static org.iioe.ledger.funding.FundingRefusal.NOT_APPROVED;
import static org.iioe.ledger.funding.FundingRefusal.REPORT_EXISTS;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_LINE;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_REPORT;

import org.iioe.ledger.Money;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureCommand.AcceptExpenditure;
import org.iioe.ledger.funding.ExpenditureCommand.DisallowExpenditure;
import org.iioe.ledger.funding.ExpenditureCommand.ReportExpenditure;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReportId;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.command.AllocationState.Total;

import java.util.List;

/** Decides on what recipients report to have spent. */
final class ReportingExpenditure {
    private ReportingExpenditure() {}

    static ExpenditureReported reported(FundState state, ReportExpenditure c) {
        Refusal.unless(
                state.reports().find(c.report()) == null,
                REPORT_EXISTS,
                () -> "%s has a report %s already.".formatted(c.fund(), c.report()));
        AllocationState allocation = state.allocation(c.allocation());
        Refusal.unless(
                allocation.approved(),
                NOT_APPROVED,
                () -> "%s is not approved.".formatted(c.allocation()));
        for (BudgetLine line : c.lines()) {
            Refusal.unless(
                    allocation.lines().stream().anyMatch(known -> known.line().equals(line.line())),
                    UNKNOWN_LINE,
                    () -> "%s has no line %s.".formatted(c.allocation(), line.line()));
        }
        return new ExpenditureReported(
                c.fund(),
                c.report(),
                c.allocation(),
                c.lines(),
                sum(state, c.lines()),
                c.period(),
                c.evidence(),
                c.on(),
                c.source());
    }

    static ExpenditureAccepted accepted(FundState state, AcceptExpenditure c) {
        ReportState report = report(state, c.report());
        requireOpen(state, report, c.lines());
        Money amount = sum(state, c.lines());
        AllocationState allocation = state.allocation(report.allocation());
        Money accepted = allocation.of(Total.ACCEPTED).plus(amount);
        Refusal.unless(
                !accepted.exceeds(allocation.of(Total.ALLOCATED)),
                EXCEEDS_ALLOCATION,
                () ->
                        "%s would be accepted under %s, and %s are allocated."
                                .formatted(
                                        accepted,
                                        report.allocation(),
                                        allocation.of(Total.ALLOCATED)));
        Refusal.unless(
                allocation.mode() == AllocationMode.REIMBURSEMENT
                        || !amount.exceeds(allocation.advance()),
                EXCEEDS_ADVANCE,
                () ->
                        "%s are advanced under %s and not accounted for; %s are more."
                                .formatted(allocation.advance(), report.allocation(), amount));
        return new ExpenditureAccepted(
                c.fund(),
                c.report(),
                report.allocation(),
                c.lines(),
                amount,
                state.postingDay(c.on()),
                c.on(),
                c.source());
    }

    static ExpenditureDisallowed disallowed(FundState state, DisallowExpenditure c) {
        ReportState report = report(state, c.report());
        requireOpen(state, report, c.lines());
        return new ExpenditureDisallowed(
                c.fund(),
                c.report(),
                report.allocation(),
                c.lines(),
                sum(state, c.lines()),
                c.reason(),
                c.on(),
                c.source());
    }

    private static ReportState report(FundState state, ExpenditureReportId id) {
        ReportState report = state.reports().find(id);
        if (report == null) {
            throw new Refusal(UNKNOWN_REPORT, "%s has no report %s.".formatted(state.fund(), id));
        }
        return report;
    }

    private static void requireOpen(FundState state, ReportState report, List<BudgetLine> lines) {
        for (BudgetLine line : lines) {
            state.requireCurrency(line.amount());
            Money open = report.open().of(line.line());
            Refusal.unless(
                    !line.amount().exceeds(open),
                    EXCEEDS_REPORTED,
                    () ->
                            "%s are reported and not decided of %s; %s are more."
                                    .formatted(open, line.line(), line.amount()));
        }
    }

    private static Money sum(FundState state, List<BudgetLine> lines) {
        Money sum = state.zero();
        for (BudgetLine line : lines) {
            state.requireCurrency(line.amount());
            sum = sum.plus(line.amount());
        }
        return sum;
    }
}
