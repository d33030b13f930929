package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A donor was paid back what of its gift was not allocated.
 *
 * @param draws the receipts that it draws on
 * @param bankRef the line of the bank, or null where none is known
 * @param valueDate the bank's date, or null
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 */
public record DonorRefunded(
        FundId fund,
        EntryId entry,
        GiftId gift,
        Money amount,
        List<GiftDraw> draws,
        @Nullable BankRef bankRef,
        @Nullable Edtf valueDate,
        LocalDate postedOn,
        Edtf on,
        Source source)
        implements FundingEvent {
    public DonorRefunded {
        draws = List.copyOf(draws);
    }
}
