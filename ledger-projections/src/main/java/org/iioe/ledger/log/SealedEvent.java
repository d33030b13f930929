package org.iioe.ledger.log;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An entry of the sealed log with what it says, in the present shape of its event.
 *
 * @param position from 0
 * @param recordedAt the greatest time of all entries up to this one
 * @param stored the event as it was stored
 * @param event what it says
 */
public record SealedEvent(
        long position, Instant recordedAt, StoredEvent stored, LedgerEvent event) {
    /** The event's name, without its package. */
    public String type() {
        return stored.type().substring(stored.type().lastIndexOf('.') + 1);
    }

    /** Who sent the command, or null. */
    public @Nullable String actor() {
        return stored.metadata().get("actor");
    }

    /** The member for whom the actor acted, or null. */
    public @Nullable String onBehalfOf() {
        return stored.metadata().get("onbehalfof");
    }

    /** The command's name, or null. */
    public @Nullable String command() {
        return stored.metadata().get("command");
    }
}
