package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;

import java.time.LocalDate;

/**
 * Misdirected money was given up.
 *
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 */
public record MisdirectedPaymentWrittenOff(
        FundId fund,
        EntryId entry,
        DisbursementId disbursement,
        AllocationId allocation,
        Money amount,
        ResolutionId authority,
        String reason,
        LocalDate postedOn,
        Edtf on,
        Source source)
        implements FundingEvent {}
