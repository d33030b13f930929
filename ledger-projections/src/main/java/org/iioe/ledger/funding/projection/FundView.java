package org.iioe.ledger.funding.projection;

import org.iioe.ledger.Id;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Source;
import org.iioe.ledger.funding.CurrencyCode;
import org.iioe.ledger.funding.FiscalYearStart;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A fund.
 *
 * @param legalHolder who holds its money in law, or null where that is unknown
 * @param account of the bank, or null where it is unknown
 * @param fiscalYear when its fiscal year begins, or null where that is unknown
 * @param closedUntil the last day of the newest closed period, or null where none is closed
 * @param exceptions the facts that break a rule, in the order in which they were recorded
 * @param position the position of the last entry about it
 */
public record FundView(
        FundId id,
        CurrencyCode currency,
        @Nullable OrganisationId legalHolder,
        @Nullable String account,
        @Nullable FiscalYearStart fiscalYear,
        @Nullable LocalDate closedUntil,
        List<ExceptionView> exceptions,
        Source source,
        long position) {
    /** Where funds stand. */
    public static final HistoryTable<FundView> TABLE = new HistoryTable<>("fund", FundView.class);

    static FundView of(FundEstablished e, long at) {
        return new FundView(
                e.fund(),
                e.currency(),
                e.legalHolder(),
                e.account(),
                e.fiscalYear(),
                null,
                List.of(),
                e.source(),
                at);
    }

    FundView closed(@Nullable LocalDate until, long at) {
        return with(until, exceptions, at);
    }

    /**
     * With a fact, and the rules that it breaks.
     *
     * @param name what it is called within the fund
     */
    FundView after(RecordedFact fact, Id name, long at) {
        List<ExceptionView> noted = new ArrayList<>(exceptions);
        for (RecordedException exception : fact.exceptions()) {
            noted.add(
                    new ExceptionView(
                            at,
                            fact.getClass().getSimpleName(),
                            id.stream() + "/" + name,
                            exception.rule(),
                            exception.reason(),
                            null));
        }
        return with(closedUntil, noted, at);
    }

    FundView after(ActRatified ratified, long at) {
        return with(
                closedUntil, exceptions.stream().map(each -> each.after(ratified)).toList(), at);
    }

    private FundView with(@Nullable LocalDate until, List<ExceptionView> facts, long at) {
        return new FundView(
                id, currency, legalHolder, account, fiscalYear, until, facts, source, at);
    }
}
