package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;

/** A commitment, or the part of it that the amount says, was ended. */
public record CommitmentCancelled(
        FundId fund, GiftId gift, Money amount, String reason, Edtf on, Source source)
        implements FundingEvent {}
