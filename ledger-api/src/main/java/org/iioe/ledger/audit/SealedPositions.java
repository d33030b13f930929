package org.iioe.ledger.audit;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What the command side may know of the sealed log: positions, and nothing else. */
public interface SealedPositions {
    /** The position of an event, once it is sealed. */
    OptionalLong positionOf(String event);

    /**
     * Waits until all the events are sealed.
     *
     * @return the highest of their positions, or empty when the time was up first
     */
    OptionalLong awaitSealed(List<String> events, Duration atMost);

    /** Whether nothing was ever recorded. */
    boolean nothingRecorded();

    /**
     * Makes sure that the event store holds what was sealed from it: of one that does not, nothing
     * can be believed, also not that a stream has no events, and nothing may be appended to it.
     *
     * @throws EventLog.Unavailable when it does not, or when that cannot be known
     */
    void requireWhole();

    /** Tells this node's sealer that something was committed. */
    void committed();

    /**
     * Has somebody told that the store's events are read anew, since it may have been away, and may
     * have lost what was stored and not sealed: what is remembered of them is to be forgotten.
     */
    void onReopened(Runnable forget);
}
