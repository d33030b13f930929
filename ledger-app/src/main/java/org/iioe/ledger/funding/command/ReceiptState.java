package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.GiftId;
import org.jspecify.annotations.Nullable;

/** Money that came in, and what remains of it. */
final class ReceiptState {
    final Money amount;
    final boolean income;
    final @Nullable BankRef bankRef;
    @Nullable GiftId gift;
    Money againstCommitment;
    Money remaining;
    boolean suspense;
    boolean reversed;

    ReceiptState(
            Money amount,
            boolean income,
            @Nullable GiftId gift,
            @Nullable BankRef bankRef,
            Money againstCommitment) {
        this.amount = amount;
        this.income = income;
        this.gift = gift;
        this.bankRef = bankRef;
        this.againstCommitment = againstCommitment;
        this.remaining = amount;
        this.suspense = !income && gift == null;
    }
}
