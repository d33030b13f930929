package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.ReceiptId;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A payment, and what came back of it. */
final class DisbursementState {
    final AllocationId allocation;
    final boolean direct;
    final Money amount;
    final List<GiftDraw> draws;
    final @Nullable BankRef bankRef;
    final Map<ReceiptId, Money> restored = new HashMap<>();
    boolean undone;
    boolean confirmed;
    Money returned;
    Money misdirected;
    Money recovered;
    Money writtenOff;

    DisbursementState(
            AllocationId allocation,
            boolean direct,
            Money amount,
            List<GiftDraw> draws,
            @Nullable BankRef bankRef) {
        this.allocation = allocation;
        this.direct = direct;
        this.amount = amount;
        this.draws = draws;
        this.bankRef = bankRef;
        Money zero = Money.zero(amount.currency());
        returned = zero;
        misdirected = zero;
        recovered = zero;
        writtenOff = zero;
    }

    /** What somebody else owes of it. */
    Money recoverable() {
        return misdirected.minus(recovered).minus(writtenOff);
    }
}
