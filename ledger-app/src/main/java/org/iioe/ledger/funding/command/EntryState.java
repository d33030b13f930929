package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.ReversibleKind;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An entry that may be reversed.
 *
 * @param kind null for one that cannot be: a recovery, a write-off
 */
record EntryState(
        @Nullable ReversibleKind kind,
        Money amount,
        @Nullable GiftId gift,
        List<GiftDraw> draws,
        @Nullable DisbursementId disbursement,
        @Nullable AllocationId allocation,
        @Nullable BankRef bankRef,
        boolean reversed) {
    EntryState asReversed() {
        return new EntryState(kind, amount, gift, draws, disbursement, allocation, bankRef, true);
    }
}
