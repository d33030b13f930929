package org.iioe.ledger.meetings;

import org.iioe.ledger.LedgerEvent;

/** The events of this domain. */
public sealed interface MeetingsEvent extends LedgerEvent permits MeetingEvent, ResolutionEvent {}
