package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/** A proposed allocation, or its amendment, was rejected. */
public record AllocationRejected(
        FundId fund,
        AllocationId allocation,
        @Nullable ResolutionId authority,
        String reason,
        Edtf on,
        Source source)
        implements FundingEvent {}
