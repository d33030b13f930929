package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

import java.time.LocalDate;

/**
 * A receipt in suspense was found to be a gift.
 *
 * @param postedOn the day on which it posts: its own, or the first day of the open period
 */
public record ReceiptIdentified(
        FundId fund,
        ReceiptId receipt,
        GiftId gift,
        OrganisationId donor,
        Money amount,
        Money againstCommitment,
        LocalDate postedOn,
        Edtf on,
        Source source)
        implements FundingEvent {}
