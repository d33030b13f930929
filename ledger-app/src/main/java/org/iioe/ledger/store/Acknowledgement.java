package org.iioe.ledger.store;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.iioe.ledger.audit.SealedPositions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;

/**
 * When a command may be answered as recorded: once the store has its events, where the store writes
 * to disk before it answers ({@code ledger.acknowledge=stored}); else once they are sealed ({@code
 * sealed}), because the sealed log is on disk and a store that lost its newest events is given them
 * back from there.
 */
@Component
public final class Acknowledgement {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is waited for. */
    enum Once {
        STORED,
        SEALED
    }

    private final Once once;
    private final SealedPositions sealed;

    Acknowledgement(@Value("${ledger.acknowledge}") Once once, SealedPositions sealed) {
        this.once = once;
        this.sealed = sealed;
    }

    /**
     * Waits until the events are safe.
     *
     * @param events ids of events that are stored
     * @throws EventStoreException when they were not sealed in time: nobody knows yet whether they
     *     will last, so nobody is told that they will
     */
    public void await(List<String> events) {
        if (once == Once.SEALED && sealed.awaitSealed(events, PATIENCE).isEmpty()) {
            throw new EventStoreException("Stored, and not sealed within " + PATIENCE);
        }
    }
}
