package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, and what remains of it. Immutable.
 *
 * @param income whether it is the fund's own
 * @param gift whose it is; null for own income, and in suspense
 * @param suspense whether nobody said yet whose gift it is
 */
record ReceiptState(
        Money amount,
        boolean income,
        @Nullable BankRef bankRef,
        @Nullable GiftId gift,
        Money againstCommitment,
        Money remaining,
        boolean suspense,
        boolean reversed) {

    static ReceiptState of(ReceiptRecorded e) {
        return new ReceiptState(
                e.amount(),
                false,
                e.bankRef(),
                e.gift(),
                e.againstCommitment(),
                e.amount(),
                e.gift() == null,
                false);
    }

    static ReceiptState of(OtherIncomeRecorded e) {
        Money zero = Money.zero(e.amount().currency());
        return new ReceiptState(
                e.amount(), true, e.bankRef(), null, zero, e.amount(), false, false);
    }

    ReceiptState after(ReceiptIdentified e) {
        return new ReceiptState(
                amount,
                income,
                bankRef,
                e.gift(),
                e.againstCommitment(),
                remaining,
                false,
                reversed);
    }

    ReceiptState drawn(Money more) {
        return remaining(remaining.minus(more));
    }

    ReceiptState restored(Money back) {
        return remaining(remaining.plus(back));
    }

    ReceiptState asReversed() {
        return new ReceiptState(
                amount, income, bankRef, gift, againstCommitment, remaining, suspense, true);
    }

    private ReceiptState remaining(Money now) {
        return new ReceiptState(
                amount, income, bankRef, gift, againstCommitment, now, suspense, reversed);
    }
}
