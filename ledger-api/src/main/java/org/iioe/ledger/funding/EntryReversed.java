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
 * An entry was an error of entry and is taken back: same accounts, opposite sign. draws are those
 * of the original.
 *
 * @param draws the receipts that it draws on
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 * @param exceptions the rules that the fact breaks
 */
@Revision("2")
public record EntryReversed(
        FundId fund,
        ReversibleKind kind,
        EntryId entry,
        @Nullable GiftId gift,
        Money amount,
        Money againstCommitment,
        List<GiftDraw> draws,
        @Nullable DisbursementId disbursement,
        @Nullable AllocationId allocation,
        String reason,
        LocalDate postedOn,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements FundingEvent, RecordedFact {
    public EntryReversed {
        exceptions = List.copyOf(exceptions);
        draws = List.copyOf(draws);
    }
}
