package org.iioe.ledger.contributions;

import org.iioe.ledger.LedgerEvent;

/** The events of this domain. */
public interface ContributionsEvent extends LedgerEvent {}
