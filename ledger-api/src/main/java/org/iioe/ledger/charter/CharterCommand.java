package org.iioe.ledger.charter;

import org.iioe.ledger.LedgerCommand;

/** The commands of this domain. */
public interface CharterCommand extends LedgerCommand {}
