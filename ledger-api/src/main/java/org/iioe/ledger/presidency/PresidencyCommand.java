package org.iioe.ledger.presidency;

import org.iioe.ledger.LedgerCommand;

/** The commands of this domain. */
public interface PresidencyCommand extends LedgerCommand {}
