package org.iioe.ledger.presidency;

import org.iioe.ledger.LedgerEvent;

/** The events of this domain. */
public interface PresidencyEvent extends LedgerEvent {}
