package org.iioe.ledger.projection;

import org.iioe.ledger.LedgerEvent;

/**
 * Shows events as rows. It is fed every event of the sealed log once, in order, and alone writes
 * its tables; it never validates, since what was sealed is so. It switches over its domain's sealed
 * events, so that the compiler knows that every one is shown or passed over on purpose.
 *
 * <p>Its tables live in a database schema of its own, named as the projection, which {@code
 * schema.sql} beside its class creates. Rows carry the position that made them; closing {@code
 * until_position} is their only change.
 */
public interface Projection {
    /** The projection's name: its schema, its processor, its word in messages. */
    String name();

    /** Shows an event, in the transaction in which the projection's place moves on. */
    void on(LedgerEvent event, Sealed at);
}
