package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Misdirected money came back.
 *
 * @param restores the receipts into which it goes back
 * @param bankRef the line of the bank, or null where none is known
 * @param valueDate the bank's date, or null
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 */
public record RecoveryRecorded(
        FundId fund,
        EntryId entry,
        DisbursementId disbursement,
        AllocationId allocation,
        Money amount,
        List<GiftDraw> restores,
        @Nullable BankRef bankRef,
        @Nullable Edtf valueDate,
        LocalDate postedOn,
        Edtf on,
        Source source)
        implements FundingEvent {
    public RecoveryRecorded {
        restores = List.copyOf(restores);
    }
}
