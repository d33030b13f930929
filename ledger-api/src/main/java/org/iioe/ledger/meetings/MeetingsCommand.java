package org.iioe.ledger.meetings;

import org.iioe.ledger.LedgerCommand;

/** The commands of this domain. */
public sealed interface MeetingsCommand extends LedgerCommand
        permits MeetingCommand, MinutesCommand, DraftCommand, VoteCommand, ResolutionCommand {}
