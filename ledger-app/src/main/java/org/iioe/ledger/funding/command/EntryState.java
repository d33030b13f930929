package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
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

    static EntryState of(ChargeRecorded e) {
        return new EntryState(
                ReversibleKind.CHARGE, e.amount(), null, e.draws(), null, null, e.bankRef(), false);
    }

    static EntryState of(DonorRefunded e) {
        return new EntryState(
                ReversibleKind.REFUND,
                e.amount(),
                e.gift(),
                e.draws(),
                null,
                null,
                e.bankRef(),
                false);
    }

    static EntryState of(RecoveryRecorded e) {
        return new EntryState(
                null,
                e.amount(),
                null,
                e.restores(),
                e.disbursement(),
                e.allocation(),
                e.bankRef(),
                false);
    }

    static EntryState of(MisdirectedPaymentWrittenOff e) {
        return new EntryState(
                null, e.amount(), null, List.of(), e.disbursement(), e.allocation(), null, false);
    }

    static EntryState of(ReturnRecorded e) {
        return new EntryState(
                ReversibleKind.RETURN,
                e.amount(),
                null,
                e.restores(),
                e.disbursement(),
                e.allocation(),
                e.bankRef(),
                false);
    }

    EntryState asReversed() {
        return new EntryState(kind, amount, gift, draws, disbursement, allocation, bankRef, true);
    }
}
