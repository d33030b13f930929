package org.iioe.ledger.funding.command;

import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Objects;

/** All payments. Immutable. */
record Payments(PMap<DisbursementId, DisbursementState> all) {
    static final Payments NONE = new Payments(HashTreePMap.empty());

    @Nullable DisbursementState find(DisbursementId payment) {
        return all.get(payment);
    }

    Payments after(FundingEvent event) {
        return switch (event) {
            case Disbursed e -> with(e.disbursement(), DisbursementState.of(e));
            case DirectCostPaid e -> with(e.disbursement(), DisbursementState.of(e));
            case PaymentReturned e -> on(e.disbursement(), e);
            case DisbursementReversed e -> on(e.disbursement(), e);
            case MisdirectedPaymentRecorded e -> on(e.disbursement(), e);
            case RecoveryRecorded e -> on(e.disbursement(), e);
            case MisdirectedPaymentWrittenOff e -> on(e.disbursement(), e);
            case ReceiptConfirmed e -> on(e.disbursement(), e);
            case ReturnRecorded e -> on(e.disbursement(), e);
            case EntryReversed e -> e.disbursement() == null ? this : on(e.disbursement(), e);
            default -> this;
        };
    }

    private Payments on(DisbursementId id, FundingEvent event) {
        DisbursementState known = Objects.requireNonNull(all.get(id), id::toString);
        return with(id, known.after(event));
    }

    private Payments with(DisbursementId id, DisbursementState payment) {
        return new Payments(all.plus(id, payment));
    }
}
