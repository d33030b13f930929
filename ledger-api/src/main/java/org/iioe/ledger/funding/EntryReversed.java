package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
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
 * @param exception the rule that the fact breaks, or null
 */
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
        @Nullable RecordedException exception,
        Edtf on,
        Source source)
        implements FundingEvent {
    public EntryReversed {
        draws = List.copyOf(draws);
    }
}
