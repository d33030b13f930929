package org.iioe.ledger.projection;

import org.iioe.ledger.LedgerEvent;

import java.time.LocalDate;

/**
 * Shows events as rows: a read model, fed from the sealed log alone. It is shown every event once,
 * in order, and alone writes its tables; it never validates, since what was sealed is so. It
 * switches over its domain's sealed events, so that the compiler knows that every one is shown or
 * passed over on purpose.
 *
 * <p>Its tables are created by {@code schema.sql} beside its class, and named in SQL without a
 * schema: each generation has its own, which the transaction has entered. No two projections have
 * tables of the same name, so that a report may read several. Rows carry the position that made
 * them; closing {@code until_position} is their only change. What it writes waits in the {@link
 * Filling} of its thread until the batch ends, and what it keeps in memory it keeps there: one
 * projection fills several generations at the same time.
 *
 * <p>What it reads of its own states it reads by {@link History}, which notes on what days an event
 * rests; and to show an event again on an earlier day, it makes nothing but states. An event that
 * would not find there what it acts on throws, and then shows nothing.
 */
public interface Projection {
    /** The projection's name, its word in messages. */
    String name();

    /** Shows an event, in the transaction in which the projection's place moves on. */
    void on(LedgerEvent event, EntryHeader at);

    /** The day on which an event takes effect here. */
    default LocalDate effective(LedgerEvent event) {
        return event.on().effective();
    }
}
