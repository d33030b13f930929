package org.iioe.ledger.funding;

import org.iioe.ledger.LedgerCommand;

/** The commands of this domain. */
public interface FundingCommand extends LedgerCommand {}
