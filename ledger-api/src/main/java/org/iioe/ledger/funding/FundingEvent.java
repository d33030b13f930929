package org.iioe.ledger.funding;

import org.iioe.ledger.LedgerEvent;

/** The events of this domain. */
public interface FundingEvent extends LedgerEvent {}
