package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/** The grant agreement was signed: the allocation is owed. */
public record GrantAgreementSigned(
        FundId fund,
        AllocationId allocation,
        Money amount,
        @Nullable Sha256 digest,
        Edtf on,
        Source source)
        implements FundingEvent {}
