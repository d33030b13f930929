package org.iioe.ledger.presidency;

import org.iioe.ledger.LedgerCommand;

/** The commands of this domain. */
public sealed interface PresidencyCommand extends LedgerCommand
        permits ElectionCommand, CandidacyCommand, BallotCommand, TermCommand {}
