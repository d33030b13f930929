package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

/** A donor pledged a gift. */
public record PledgeRecorded(
        FundId fund, GiftId gift, OrganisationId donor, Money amount, Edtf on, Source source)
        implements FundingEvent {}
