package org.iioe.ledger.membership;

import org.iioe.ledger.LedgerEvent;

/** The events of this domain. */
public interface MembershipEvent extends LedgerEvent {}
