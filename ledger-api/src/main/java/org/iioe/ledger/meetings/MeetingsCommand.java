package org.iioe.ledger.meetings;

import org.iioe.ledger.LedgerCommand;

/** The commands of this domain. */
public interface MeetingsCommand extends LedgerCommand {}
