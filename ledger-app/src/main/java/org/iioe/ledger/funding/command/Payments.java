package org.iioe.ledger.funding.command;

import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.PaymentMade;
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
            case PaymentMade e -> with(e.disbursement(), DisbursementState.of(e));
            default -> event.disbursement() == null ? this : on(event.disbursement(), event);
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
