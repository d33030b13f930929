package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The bank took a fee, or exchange a loss.
 *
 * @param draws the receipts that it draws on
 * @param bankRef the line of the bank, or null where none is known
 * @param valueDate the bank's date, or null
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 * @param exceptions the rules that the fact breaks
 */
@Revision("2")
public record ChargeRecorded(
        FundId fund,
        EntryId entry,
        ChargeKind kind,
        Money amount,
        List<GiftDraw> draws,
        @Nullable BankRef bankRef,
        @Nullable Edtf valueDate,
        LocalDate postedOn,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements FundingEvent, RecordedFact {
    public ChargeRecorded {
        exceptions = List.copyOf(exceptions);
        draws = List.copyOf(draws);
    }
}
