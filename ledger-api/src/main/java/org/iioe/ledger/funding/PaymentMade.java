package org.iioe.ledger.funding;

import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedFact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Money that was paid under an allocation: to its recipient, or to a supplier. */
public sealed interface PaymentMade extends FundingEvent, RecordedFact
        permits Disbursed, DirectCostPaid {
    @Override
    DisbursementId disbursement();

    @Override
    AllocationId allocation();

    @Override
    Money amount();

    /** The receipts that it draws on. */
    List<GiftDraw> draws();

    /** The line of the bank, or null where none is known. */
    @Nullable BankRef bankRef();

    /** The day on which it posts: its own, or the first day of the open period. */
    @Override
    LocalDate postedOn();

    /** Whether a supplier was paid, not the recipient. */
    default boolean direct() {
        return this instanceof DirectCostPaid;
    }
}
