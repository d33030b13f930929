package org.iioe.ledger.log;

import org.iioe.ledger.audit.StoredEvent;

import java.util.List;
import java.util.Map;

/**
 * The event store as the sealed log sees it: raw events, as they were stored, in the order in which
 * they are sealed. There is one for each kind of store.
 */
public interface EventReader {
    /**
     * The next events to be sealed.
     *
     * @param next the position of the first of them
     * @param token where the last of them stands in the store
     * @param sealed is to be told once they are
     */
    record Page(List<StoredEvent> events, long next, long token, Runnable sealed) {}

    /**
     * How far sealing is behind.
     *
     * @param events how many are stored and not sealed
     * @param seconds the age of the oldest of them; 0 where there is none
     */
    record Lag(long events, double seconds) {}

    /** Raw events, read from the first one on: what was sealed is compared with them. */
    interface Replay extends AutoCloseable {
        /**
         * The next events, by their ids.
         *
         * @param ids the ids of the entries that were sealed next; an event that is not there, or
         *     not in its place, is missing from the answer
         */
        Map<String, StoredEvent> next(List<String> ids);

        @Override
        void close();
    }

    /** Whether the store is the sealed log itself, so that nothing in it waits to be sealed. */
    default boolean isTheLog() {
        return false;
    }

    /** The store's name, as the sealer's state keeps it. */
    String store();

    /**
     * The next events in the order of sealing, of a store that is not the sealed log itself.
     *
     * @param most how many at most
     */
    Page unsealed(int most);

    /** How far sealing is behind. */
    Lag lag();

    /** Whether the store holds no event at all. */
    boolean isEmpty();

    /** Reads everything once more. */
    Replay replay();

    /**
     * Makes sure that the store holds what was sealed from it.
     *
     * @throws IllegalStateException when it does not, or when that cannot be known
     */
    default void requireWhole() {}

    /**
     * Makes sure, at the start, that the store is this ledger's: that of another one is refused.
     * One that lost events is not.
     *
     * @throws IllegalStateException in words for the operator
     */
    default void requireOwn() {}

    /** Has the sealer woken when the store tells of new events; most stores have to be asked. */
    default void onStored(Runnable wake) {}

    /** Has somebody told that events are read anew, by a store that may lose what is not sealed. */
    default void onReopened(Runnable forget) {}
}
