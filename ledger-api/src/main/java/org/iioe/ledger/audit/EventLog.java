package org.iioe.ledger.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The event store that is the sealed log itself: what is appended is sealed in the same statement,
 * and streams are read from what is sealed. There is one where events are kept in PostgreSQL.
 */
public interface EventLog {
    /**
     * What is to be appended as one.
     *
     * @param events in their order; of each stream the numbers go on from the newest one without a
     *     gap
     * @param read the last number of every stream that was read to decide so, those of the events
     *     included; -1 for a stream that had none
     * @param seen the next position, as {@link #seen()} said before the first of them was read
     * @param after the appends that it was decided on before anybody knew what became of them: with
     *     one of them it fails
     */
    record Append(
            List<StoredEvent> events, Map<String, Long> read, long seen, Set<Underway> after) {
        public Append {
            events = List.copyOf(events);
            read = Map.copyOf(read);
            after = Set.copyOf(after);
        }
    }

    /** An append that was asked for. Those of one node are done in the order of their asking. */
    interface Underway {
        /**
         * Waits until it is sealed.
         *
         * @return the position of the first of its events; the others follow it without a gap
         * @throws Overtaken when one of the streams that were read has gone on
         * @throws Unavailable when the database does not answer
         */
        long await();

        /** Whether it has failed. */
        boolean hasFailed();
    }

    /** A stream that was read went on meanwhile; nothing was stored. */
    final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Told by its message alone: it happens often, and where is no question. */
        public Overtaken(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * The log could not be asked, or did not answer: whether anything was stored, only a look for
     * it tells.
     */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Is told of every event that was sealed, by this node or by another, in order. */
    interface Listener {
        /** A stream goes on; told before whoever appended is. */
        void sealed(String stream, long sequence);
    }

    /**
     * Begins to store and seal events, all of them or none, durably. It does not wait: what they
     * make can be decided on at once, by who fails with them.
     */
    Underway begin(Append append);

    /**
     * Events of a stream, in their order.
     *
     * @param from the number of the first one
     * @param most how many at most
     */
    List<StoredEvent> read(String stream, long from, int most);

    /** The next position, as far as this node knows. */
    long seen();

    /** Whether a stream certainly has no events, as far as this node knows. */
    boolean isEmpty(String stream);

    /**
     * Looks what others have sealed, and tells whether one of the streams has gone on.
     *
     * @param read the last number of each stream that is known
     * @param seen the next position, as {@link #seen()} said before they were read
     * @param after the appends under way by which they are known: where one fails, they have not
     *     been what they seemed
     */
    boolean isOvertaken(Map<String, Long> read, long seen, Set<Underway> after);

    /** Has somebody told of what is sealed from now on. */
    void onSealed(Listener listener);
}
