package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Everything that is recorded of funds: gifts, receipts, allocations, payments and what was spent.
 */
public sealed interface FundingEvent extends LedgerEvent
        permits FundEstablished,
                PeriodClosed,
                PeriodReopened,
                PledgeRecorded,
                PledgeAmended,
                PledgeCancelled,
                CommitmentRecorded,
                CommitmentAmended,
                CommitmentCancelled,
                RestrictionAmended,
                ReceiptRecorded,
                ReceiptIdentified,
                OtherIncomeRecorded,
                ChargeRecorded,
                EntryReversed,
                DonorRefunded,
                AllocationProposed,
                AllocationApproved,
                AllocationRejected,
                GrantAgreementSigned,
                AllocationAmendmentProposed,
                AllocationReleased,
                PaymentMade,
                PaymentReturned,
                DisbursementReversed,
                MisdirectedPaymentRecorded,
                RecoveryRecorded,
                MisdirectedPaymentWrittenOff,
                ReceiptConfirmed,
                ReturnRecorded,
                ExpenditureReported,
                ExpenditureAccepted,
                ExpenditureDisallowed {
    /** The fund. */
    FundId fund();

    /** The money that it is about, or null where it is about none. */
    default @Nullable Money amount() {
        return null;
    }

    /** The allocation that it is about, or null where it is about none. */
    default @Nullable AllocationId allocation() {
        return null;
    }

    /** The payment that it is about, or null where it is about none. */
    default @Nullable DisbursementId disbursement() {
        return null;
    }

    /** The bank's date, or null where no bank took part or none is known. */
    default @Nullable Edtf valueDate() {
        return null;
    }

    /** The day on which it posts: its own where it has none of the open period. */
    default LocalDate postedOn() {
        return on().effective();
    }
}
