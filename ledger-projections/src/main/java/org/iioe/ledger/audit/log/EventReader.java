package org.iioe.ledger.audit.log;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The event store as the sealed log sees it: raw events, as they were stored, in the order in which
 * they are sealed. There is one for each kind of store.
 */
public interface EventReader {
    /**
     * An event that is not sealed yet.
     *
     * @param index where it stands in the store
     * @param transaction that wrote it; null where the store tells none
     */
    record Unsealed(StoredEvent event, long index, @Nullable String transaction) {}

    /**
     * The next events to be sealed.
     *
     * @param remember writes into the sealer's state that they were; also to be called for a page
     *     without events
     */
    record Page(List<Unsealed> events, Runnable remember) {}

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

    /** The store's name, as the sealer's state keeps it. */
    String store();

    /**
     * The next events in the order of sealing. Called in the sealer's transaction, which has locked
     * its state.
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

    /** Has the sealer woken when the store tells of new events; most stores have to be asked. */
    default void onStored(Runnable wake) {}

    /** Has somebody told that events are read anew, by a store that may lose what is not sealed. */
    default void onReopened(Runnable forget) {}
}
