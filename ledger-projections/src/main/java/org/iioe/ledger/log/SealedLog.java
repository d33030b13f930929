package org.iioe.ledger.log;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The sealed log as it is read: the one order of all events, each at its position from 0. */
@Component
public final class SealedLog {
    private final JdbcClient database;
    private final SharedPoll<Long> head = new SharedPoll<>(this::head);

    /** The events that somebody waits for, and the look for all of them. */
    private final Queue<List<String>> awaited = new ConcurrentLinkedQueue<>();

    private final SharedPoll<Map<String, Long>> sealed =
            new SharedPoll<>(() -> positionsOf(awaited.stream().flatMap(List::stream).toList()));

    SealedLog(JdbcClient database) {
        this.database = database;
    }

    /**
     * A sealed entry.
     *
     * @param position from 0
     * @param entry its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes are passed through, never compared
    public record Entry(long position, byte[] entry) {}

    /** The position of the newest entry, or -1 when the log is empty. */
    public long head() {
        return database.sql("SELECT next_position - 1 FROM sealer_state")
                .query(Long.class)
                .single();
    }

    /** The position of an event, once it is sealed. */
    public OptionalLong positionOf(String event) {
        return positionOf(List.of(event));
    }

    /** The position of the first entry of a stream, once it is sealed. */
    public OptionalLong firstOf(String subject) {
        return database
                .sql("SELECT position FROM sealed_entry WHERE subject = ? AND sequence = 0")
                .param(subject)
                .query((row, number) -> row.getObject(1, Long.class))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The last position whose entry was recorded by an instant. */
    public OptionalLong positionAt(Instant instant) {
        // The greatest time so far never falls, so the newest of those in time is the last of all.
        return database.sql(
                        "SELECT position FROM sealed_entry WHERE recorded_at <= ? ORDER BY"
                                + " recorded_at DESC, position DESC LIMIT 1")
                .param(Timestamp.from(instant))
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** When an entry was recorded: the greatest time of all entries up to it. */
    public Instant recordedAt(long position) {
        return database.sql("SELECT recorded_at FROM ledger.sealed_entry WHERE position = ?")
                .param(position)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** The database's clock, which all nodes share. */
    public Instant now() {
        return database.sql("SELECT clock_timestamp()")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /**
     * Waits until a position is sealed.
     *
     * @return the newest sealed position, below the one that is wanted when the time was up first
     */
    public long awaitHead(long wanted, Duration atMost) {
        return head.await(head(), now -> now >= wanted, atMost);
    }

    /** Entries from a position on, in order, at most {@code most}. */
    public List<Entry> from(long position, int most) {
        return database.sql(
                        "SELECT position, entry FROM sealed_entry WHERE position >= ? ORDER BY"
                                + " position LIMIT ?")
                .params(position, most)
                .query((row, number) -> new Entry(row.getLong(1), row.getBytes(2)))
                .list();
    }

    /** The highest position of the events, once all of them are sealed; waits for that. */
    OptionalLong awaitSealed(List<String> events, Duration atMost) {
        awaited.add(events);
        try {
            return highest(
                    events,
                    sealed.await(
                            positionsOf(events),
                            found -> found.keySet().containsAll(events),
                            atMost));
        } finally {
            awaited.remove(events);
        }
    }

    /** The highest position of the events, once all of them are sealed. */
    OptionalLong positionOf(List<String> events) {
        return highest(events, positionsOf(events));
    }

    private static OptionalLong highest(List<String> events, Map<String, Long> found) {
        return found.keySet().containsAll(events)
                ? OptionalLong.of(events.stream().mapToLong(found::get).max().orElse(-1))
                : OptionalLong.empty();
    }

    private Map<String, Long> positionsOf(List<String> events) {
        Map<String, Long> positions = new HashMap<>();
        database.sql("SELECT event_id, position FROM sealed_entry WHERE event_id = ANY (?)")
                .param(events.toArray(String[]::new))
                .query(row -> {
                    positions.put(row.getString(1), row.getLong(2));
                });
        return positions;
    }

    /** Sleeps for a moment of a wait that polls; whoever is interrupted stops waiting. */
    public static void pause(Duration moment) {
        try {
            Thread.sleep(moment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the sealed log.", e);
        }
    }
}
