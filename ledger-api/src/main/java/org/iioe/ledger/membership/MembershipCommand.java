package org.iioe.ledger.membership;

import org.iioe.ledger.LedgerCommand;

/** The commands of this domain. */
public interface MembershipCommand extends LedgerCommand {}
