package org.iioe.ledger.contributions;

import org.iioe.ledger.LedgerCommand;

/** The commands of this domain. */
public interface ContributionsCommand extends LedgerCommand {}
