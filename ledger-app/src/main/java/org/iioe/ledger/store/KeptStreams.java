package org.iioe.ledger.store;

import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.SealedPositions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of streams as they were committed, so that a long stream is folded once, and then only
 * what came after. A state is immutable and says up to which event it holds: it can be old, and
 * never wrong. Where the event log tells what is sealed, a state that is the newest is taken as it
 * is; elsewhere the store is asked for what came after.
 */
@Component
final class KeptStreams implements EventLog.Listener {
    /** What a stream and its states are reckoned at: by how much states grow with their events. */
    private static final long BYTES_OF_A_STREAM = 2_000;

    private static final long BYTES_OF_AN_EVENT = 500;

    private final boolean isTold;
    private final long most;
    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;
    private int age;

    /** One stream: its newest number as far as it was told, and what was folded of it. */
    private static final class Entry {
        private static final long UNTOLD = Long.MAX_VALUE;

        private final Map<Class<?>, State> states = new HashMap<>();
        private @Nullable Ahead ahead;
        private long newest = -1;
        private long bytes = BYTES_OF_A_STREAM;
    }

    private record State(Object state, long sequence) {}

    /** What a stream will be once an append is sealed that is under way. */
    private record Ahead(Class<?> type, State state, EventLog.Underway append) {}

    @Autowired
    KeptStreams(ObjectProvider<EventLog> log, SealedPositions sealed) {
        this(log.getIfAvailable(), Runtime.getRuntime().maxMemory() / 4);
        // A store that was away may have lost what was folded here.
        sealed.onReopened(this::clear);
    }

    /**
     * @param log tells what is sealed; null where nothing does
     * @param most bytes in all; the stream that is used last is kept whatever it takes
     */
    KeptStreams(@Nullable EventLog log, long most) {
        this.isTold = log != null;
        this.most = most;
        if (log != null) {
            log.onSealed(this);
        }
    }

    /** What is known of a stream while it is read. */
    final class Reading<S> {
        private final String stream;
        private final Class<?> type;
        private final int begun;
        private final @Nullable S state;
        private final long sequence;
        private final boolean newest;
        private final EventLog.@Nullable Underway after;

        private Reading(
                String stream,
                Class<?> type,
                int begun,
                @Nullable S state,
                long sequence,
                boolean newest,
                EventLog.@Nullable Underway after) {
            this.stream = stream;
            this.type = type;
            this.begun = begun;
            this.state = state;
            this.sequence = sequence;
            this.newest = newest;
            this.after = after;
        }

        /** The state that is kept, or null where there is none. */
        @Nullable S state() {
            return state;
        }

        /** The number of the last event that the state holds; -1 where there is none. */
        long sequence() {
            return sequence;
        }

        /** Whether nothing came after, as far as this node was told. */
        boolean isNewest() {
            return newest;
        }

        /** The append under way that makes the state; null where it is committed. */
        EventLog.@Nullable Underway after() {
            return after;
        }

        /** Keeps the state after an event of that number, which is committed. */
        void keep(S folded, long last) {
            put(stream, type, folded, last, begun);
        }
    }

    /** Begins to read a stream: what happens to it from now on is noticed. */
    synchronized <S> Reading<S> read(String stream, Class<?> type) {
        Entry entry = entry(stream);
        return reading(stream, type, entry, entry.states.get(type), null);
    }

    /**
     * Begins to read a stream as it will be once what is under way is sealed. Who decides on it
     * fails where that fails, so that commands on one stream need not wait for each other's commit.
     */
    synchronized <S> Reading<S> readAhead(String stream, Class<?> type) {
        Entry entry = entry(stream);
        Ahead ahead = entry.ahead;
        if (ahead != null && (ahead.append().hasFailed() || ahead.type() != type)) {
            ahead = null;
        }
        return ahead == null || ahead.state().sequence() < entry.newest
                ? reading(stream, type, entry, entry.states.get(type), null)
                : reading(stream, type, entry, ahead.state(), ahead.append());
    }

    @SuppressWarnings("unchecked") // a state is kept under its own class, or its initial state's
    private <S> Reading<S> reading(
            String stream,
            Class<?> type,
            Entry entry,
            @Nullable State known,
            EventLog.@Nullable Underway after) {
        return known == null
                ? new Reading<>(stream, type, age, null, -1, false, null)
                : new Reading<>(
                        stream,
                        type,
                        age,
                        (S) known.state(),
                        known.sequence(),
                        isTold && entry.newest <= known.sequence(),
                        after);
    }

    /**
     * Tells what a stream will be after an event of that number, once its append is sealed. It
     * shares all but little with what is kept, and is not reckoned.
     */
    synchronized void ahead(
            String stream, Class<?> type, Object state, long last, EventLog.Underway append) {
        entry(stream).ahead = new Ahead(type, new State(state, last), append);
    }

    private Entry entry(String stream) {
        Entry known = entries.get(stream);
        if (known == null) {
            known = new Entry();
            entries.put(stream, known);
            bytes += known.bytes;
        }
        return known;
    }

    private synchronized void put(
            String stream, Class<?> type, @Nullable Object state, long last, int begun) {
        if (begun != age || state == null) {
            return;
        }
        Entry entry = entry(stream);
        State before = entry.states.get(type);
        if (before == null || before.sequence() < last) {
            entry.states.put(type, new State(state, last));
            weigh(entry);
        }
        entry.newest = entry.newest == Entry.UNTOLD ? last : Math.max(entry.newest, last);
        if (entry.ahead != null && entry.ahead.state().sequence() <= last) {
            entry.ahead = null;
        }
        evict(entry);
    }

    private void weigh(Entry entry) {
        long events = entry.states.values().stream().mapToLong(each -> each.sequence() + 1).sum();
        bytes -= entry.bytes;
        entry.bytes = BYTES_OF_A_STREAM + events * BYTES_OF_AN_EVENT;
        bytes += entry.bytes;
    }

    private void evict(Entry last) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > most && oldest.hasNext()) {
            Entry entry = oldest.next();
            if (entry == last) {
                return;
            }
            oldest.remove();
            bytes -= entry.bytes;
        }
    }

    @Override
    public synchronized void sealed(String stream, long sequence) {
        Entry entry = entries.get(stream);
        if (entry != null && entry.newest != Entry.UNTOLD) {
            entry.newest = Math.max(entry.newest, sequence);
        }
    }

    /** Streams that were found to have gone on: they are read on, whatever this node was told. */
    synchronized void overtaken(Collection<String> streams) {
        for (String stream : streams) {
            Entry entry = entries.get(stream);
            if (entry != null) {
                entry.newest = Entry.UNTOLD;
            }
        }
    }

    /** Forgets everything, also what is being read on top of it. */
    private synchronized void clear() {
        age++;
        entries.clear();
        bytes = 0;
    }
}
