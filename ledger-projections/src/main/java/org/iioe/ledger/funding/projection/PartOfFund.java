package org.iioe.ledger.funding.projection;

import org.iioe.ledger.funding.FundId;

/** What is in a fund: it is shown with the events about it, once each. */
public sealed interface PartOfFund
        permits GiftView, ReceiptView, AllocationView, DisbursementView, ChargeView {
    /** The fund's id, a colon, and the id within the fund. */
    String id();

    /** The fund. */
    FundId fund();

    /** The position of the last entry about it. */
    long position();

    /** The id within the fund. */
    default String local() {
        return id().substring(fund().value().length() + 1);
    }
}
