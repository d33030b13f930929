package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Money came in; without a gift it is in suspense. {@code againstCommitment} says how much of it an
 * outstanding commitment had promised.
 *
 * @param original the amount in the currency in which it was given, or null
 * @param rate the rate of exchange, or null
 * @param bankRef the line of the bank, or null where none is known
 * @param valueDate the bank's date, or null
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 * @param exceptions the rules that the fact breaks
 */
@Revision("2")
public record ReceiptRecorded(
        FundId fund,
        ReceiptId receipt,
        @Nullable GiftId gift,
        @Nullable OrganisationId donor,
        @Nullable InstalmentId instalment,
        Money amount,
        Money againstCommitment,
        @Nullable Money original,
        @Nullable ExchangeRate rate,
        @Nullable BankRef bankRef,
        @Nullable Edtf valueDate,
        LocalDate postedOn,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements FundingEvent, MoneyReceived {
    public ReceiptRecorded {
        exceptions = List.copyOf(exceptions);
    }
}
