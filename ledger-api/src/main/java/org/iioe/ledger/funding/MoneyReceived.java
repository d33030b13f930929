package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedFact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** That money came in: a donor's, or the fund's own. */
public sealed interface MoneyReceived extends RecordedFact
        permits ReceiptRecorded, OtherIncomeRecorded {
    /** The receipt, which payments draw on. */
    ReceiptId receipt();

    /** How much came in. */
    Money amount();

    /** The bank's reference, or null where it is unknown. */
    @Nullable BankRef bankRef();

    /** When the bank credited it, or null where it is unknown. */
    @Nullable Edtf valueDate();

    /** The day on which it posts. */
    LocalDate postedOn();
}
