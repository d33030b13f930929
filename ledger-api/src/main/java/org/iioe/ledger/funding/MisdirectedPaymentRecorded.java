package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;

import java.time.LocalDate;
import java.util.List;

/**
 * A payment, or a part of it, reached somebody else, who owes it now.
 *
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 * @param exceptions the rules that the fact breaks
 */
@Revision("2")
public record MisdirectedPaymentRecorded(
        FundId fund,
        DisbursementId disbursement,
        AllocationId allocation,
        Money amount,
        String party,
        String reason,
        LocalDate postedOn,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements FundingEvent, RecordedFact {
    public MisdirectedPaymentRecorded {
        exceptions = List.copyOf(exceptions);
    }
}
