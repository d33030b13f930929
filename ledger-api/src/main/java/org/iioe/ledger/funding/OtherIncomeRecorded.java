package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Income came in that is nobody's gift; it can be drawn on like a receipt.
 *
 * @param bankRef the line of the bank, or null where none is known
 * @param valueDate the bank's date, or null
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 * @param exceptions the rules that the fact breaks
 */
@Revision("2")
public record OtherIncomeRecorded(
        FundId fund,
        ReceiptId receipt,
        IncomeKind kind,
        Money amount,
        @Nullable BankRef bankRef,
        @Nullable Edtf valueDate,
        LocalDate postedOn,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements FundingEvent, MoneyReceived {
    public OtherIncomeRecorded {
        exceptions = List.copyOf(exceptions);
    }
}
