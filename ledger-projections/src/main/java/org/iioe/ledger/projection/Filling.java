package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What tables are being filled with: rows that wait to be written together, and the newest states
 * and balances of what was written, so that they need not be read again. It belongs to one thread
 * and one connection, and is worth something only while nobody else writes the tables: whoever
 * fails, or finds that another was there, begins another one.
 */
public final class Filling {
    private static final ScopedValue<Filling> CURRENT = ScopedValue.newInstance();

    /** Rows that wait are written before they take more than this, in characters. */
    private static final long MOST_WAITING = 8L << 20;

    /** What is kept of newest states, in characters of their JSON. */
    private static final long MOST_KEPT = 12L << 20;

    /** What a thing costs to keep beside its characters: its entry, its id, its objects. */
    private static final int OVERHEAD = 200;

    private final Map<Object, Rows> waiting = new LinkedHashMap<>();
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(1_000, 0.75f, true);
    private long keptWeight;
    private long waitingWeight;
    private @Nullable Runnable beforeWriting;
    private LocalDate day = LocalDate.MIN;
    private final Lateness lateness = new Lateness(this);

    /** Rows of one kind that wait to be written. */
    public interface Rows {
        /** Writes them, and forgets that they waited. */
        void write();
    }

    private record Key(Object owner, Object id) {}

    private record Kept(Object value, int weight) {}

    /**
     * What is being filled by this thread.
     *
     * @throws NoSuchElementException when this thread fills nothing
     */
    public static Filling current() {
        return CURRENT.get();
    }

    /**
     * Has a batch shown, and what it makes written.
     *
     * @param beforeWriting is done before its first row is written
     */
    void batch(Runnable show, Runnable beforeWriting) {
        this.beforeWriting = beforeWriting;
        ScopedValue.where(CURRENT, this)
                .run(() -> {
                    show.run();
                    write();
                });
    }

    /** The day on which the event takes effect that is being shown. */
    public LocalDate day() {
        return day;
    }

    /**
     * An entry is shown from now on.
     *
     * @param late see {@link Lateness#on}
     */
    void on(long position, LocalDate day, Columns late) {
        this.day = day;
        lateness.on(position, day, late);
    }

    /** What is late of what is shown. */
    Lateness lateness() {
        return lateness;
    }

    /**
     * The rows of somebody that wait.
     *
     * @param none is asked for them when none have waited yet
     */
    public <R extends Rows> R rows(Object owner, Class<R> type, Supplier<R> none) {
        return type.cast(waiting.computeIfAbsent(owner, key -> none.get()));
    }

    /** Notes that a row waits which takes so many characters. */
    public void waits(int weight) {
        waitingWeight += weight + OVERHEAD;
    }

    /** Whether so much waits that it had better be written before there is more. */
    boolean isFull() {
        return waitingWeight > MOST_WAITING;
    }

    /** Writes what waits, between two entries. */
    void write() {
        Runnable before = beforeWriting;
        if (before != null) {
            beforeWriting = null;
            before.run();
        }
        lateness.settle();
        waiting.values().forEach(Rows::write);
        waitingWeight = 0;
    }

    /** Keeps a thing's newest state for as long as there is room. */
    public void keep(Object owner, Object id, Object value, int weight) {
        Kept before = kept.put(new Key(owner, id), new Kept(value, weight + OVERHEAD));
        keptWeight += weight + OVERHEAD - (before == null ? 0 : before.weight());
        var oldest = kept.entrySet().iterator();
        while (keptWeight > MOST_KEPT && oldest.hasNext()) {
            keptWeight -= oldest.next().getValue().weight();
            oldest.remove();
        }
    }

    /** A thing's newest state, where it was kept. */
    public <T> Optional<T> kept(Object owner, Object id, Class<T> type) {
        @Nullable Kept found = kept.get(new Key(owner, id));
        return Optional.ofNullable(found).map(Kept::value).map(type::cast);
    }
}
