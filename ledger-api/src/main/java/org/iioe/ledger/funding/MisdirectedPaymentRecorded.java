package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A payment, or a part of it, reached somebody else, who owes it now.
 *
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 * @param exception the rule that the fact breaks, or null
 */
public record MisdirectedPaymentRecorded(
        FundId fund,
        DisbursementId disbursement,
        AllocationId allocation,
        Money amount,
        String party,
        String reason,
        LocalDate postedOn,
        @Nullable RecordedException exception,
        Edtf on,
        Source source)
        implements FundingEvent {}
