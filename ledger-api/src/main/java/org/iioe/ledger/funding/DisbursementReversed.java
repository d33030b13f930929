package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;

import java.time.LocalDate;
import java.util.List;

/**
 * A disbursement was an error of entry and is taken back.
 *
 * @param restores the receipts into which it goes back
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 */
public record DisbursementReversed(
        FundId fund,
        DisbursementId disbursement,
        AllocationId allocation,
        boolean direct,
        Money amount,
        List<GiftDraw> restores,
        String reason,
        LocalDate postedOn,
        Edtf on,
        Source source)
        implements FundingEvent {
    public DisbursementReversed {
        restores = List.copyOf(restores);
    }
}
