package org.iioe.ledger.charter;

import org.iioe.ledger.LedgerEvent;

/** Everything that is recorded of the charter. */
public sealed interface CharterEvent extends LedgerEvent
        permits CharterEstablished, CharterAmended {}
