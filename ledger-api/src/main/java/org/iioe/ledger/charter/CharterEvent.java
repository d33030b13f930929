package org.iioe.ledger.charter;

import org.iioe.ledger.LedgerEvent;

/** The events of this domain. */
public interface CharterEvent extends LedgerEvent {}
