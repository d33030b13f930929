package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;

/** Both sides changed the amount of a commitment. */
public record CommitmentAmended(
        FundId fund, GiftId gift, Money was, Money amount, String reason, Edtf on, Source source)
        implements FundingEvent {}
