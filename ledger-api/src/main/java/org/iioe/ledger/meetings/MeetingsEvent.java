package org.iioe.ledger.meetings;

import org.iioe.ledger.LedgerEvent;

/** The events of this domain. */
public interface MeetingsEvent extends LedgerEvent {}
