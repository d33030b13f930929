package org.iioe.ledger.presidency;

import org.iioe.ledger.LedgerEvent;

/** Everything that is recorded of elections and offices. */
public sealed interface PresidencyEvent extends LedgerEvent permits ElectionEvent, OfficeEvent {
    /** The office. */
    OfficeId office();
}
