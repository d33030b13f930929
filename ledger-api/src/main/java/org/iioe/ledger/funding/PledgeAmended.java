package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;

/** A donor changed the amount of a pledge. */
public record PledgeAmended(
        FundId fund, GiftId gift, Money was, Money amount, String reason, Edtf on, Source source)
        implements FundingEvent {}
