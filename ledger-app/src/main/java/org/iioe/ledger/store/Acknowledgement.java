package org.iioe.ledger.store;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.iioe.ledger.audit.SealedPositions;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;

/**
 * When a command may be answered as recorded: once its events are sealed, because the sealed log is
 * on disk. Where events are kept in it they are sealed as soon as they are stored; another store
 * may answer before it writes, and is given back from there what it lost.
 */
@Component
public final class Acknowledgement {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SealedPositions sealed;

    Acknowledgement(SealedPositions sealed) {
        this.sealed = sealed;
    }

    /**
     * Makes sure that the store holds all that was sealed, before it is believed and before it is
     * appended to.
     *
     * @throws org.iioe.ledger.audit.EventLog.Unavailable when it does not
     */
    public void requireWhole() {
        sealed.requireWhole();
    }

    /**
     * Waits until the events are safe.
     *
     * @param events ids of events that are stored
     * @return the highest of their positions; -1 where there are none
     * @throws EventStoreException when they were not sealed in time: nobody knows yet whether they
     *     will last, so nobody is told that they will
     */
    public long await(List<String> events) {
        return sealed.awaitSealed(events, PATIENCE)
                .orElseThrow(
                        () -> new EventStoreException("Stored, and not sealed within " + PATIENCE));
    }
}
