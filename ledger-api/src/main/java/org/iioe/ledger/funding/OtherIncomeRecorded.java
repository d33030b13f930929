package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Income came in that is nobody's gift; it can be drawn on like a receipt.
 *
 * @param bankRef the line of the bank, or null where none is known
 * @param valueDate the bank's date, or null
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 * @param exception the rule that the fact breaks, or null
 */
public record OtherIncomeRecorded(
        FundId fund,
        ReceiptId receipt,
        IncomeKind kind,
        Money amount,
        @Nullable BankRef bankRef,
        @Nullable Edtf valueDate,
        LocalDate postedOn,
        @Nullable RecordedException exception,
        Edtf on,
        Source source)
        implements FundingEvent {}
