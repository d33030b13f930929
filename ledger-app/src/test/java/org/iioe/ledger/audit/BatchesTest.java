package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.iioe.ledger.system.Appender;
import org.iioe.ledger.system.OnSharedLedger;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Appends that wait share a statement, and nothing else: one that was overtaken fails alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnSharedLedger
class BatchesTest {
    private static final int APPENDS = 12;

    /** Read models pass over it. */
    private static final String TYPE = ValueClaimed.class.getName();

    private static final String DATA =
            """
            {"kind":"test","value":"value","holder":"nobody","on":"2019-12-07","source":{"ref":"test","certainty":"stated"}}\
            """;

    private TestLedger ledger;
    private EventLog log;

    @BeforeAll
    void start(TestLedger shared) {
        ledger = shared;
        log = shared.bean(EventLog.class);
    }

    /** An append that is under way. */
    private record Asked(Thread thread, CompletableFuture<Long> position) {}

    private Asked ask(EventLog.Append append) {
        CompletableFuture<Long> position = new CompletableFuture<>();
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                position.complete(log.begin(append).await());
                            } catch (RuntimeException e) {
                                position.completeExceptionally(e);
                            }
                        });
        Asked asked = new Asked(thread, position);
        TestClock.await(
                "it waits for its answer",
                Duration.ofSeconds(10),
                () -> thread.getState() == Thread.State.TIMED_WAITING || asked.position().isDone());
        return asked;
    }

    private EventLog.Append append(Map<String, Long> also, String... places) {
        List<StoredEvent> events = new ArrayList<>();
        Map<String, Long> read = new HashMap<>(also);
        for (String place : places) {
            String[] parts = place.split("@", 2);
            long sequence = Long.parseLong(parts[1]);
            read.putIfAbsent(parts[0], sequence - 1);
            events.add(
                    new StoredEvent(
                            UUID.randomUUID().toString(),
                            TYPE,
                            null,
                            parts[0],
                            "Test",
                            sequence,
                            StoredEvent.time(Instant.now()),
                            DATA.getBytes(UTF_8),
                            Map.of()));
        }
        return new EventLog.Append(events, read, log.seen(), Set.of());
    }

    private long number(String sql) {
        return ledger.database().number(sql);
    }

    /** Keeps whoever seals waiting meanwhile. */
    private Connection held() throws SQLException {
        Connection connection = ledger.database().connect();
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT * FROM ledger.sealer_state FOR UPDATE");
        return connection;
    }

    private static boolean isOvertaken(Asked asked) {
        try {
            asked.position().join();
            return false;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(EventLog.Overtaken.class);
            return true;
        }
    }

    @Test
    void of_two_that_go_on_one_stream_the_second_fails_alone() throws SQLException {
        log.begin(append(Map.of(), "test/raced@0")).await();
        List<Asked> asked = new ArrayList<>();
        try (Connection held = held()) {
            asked.add(ask(append(Map.of(), "test/first@0")));
            for (int i = 0; i < APPENDS; i++) {
                // Two of them want the same number; a third has read what the first of them
                // changes.
                asked.add(
                        ask(
                                switch (i) {
                                    case 3, 6 ->
                                            append(Map.of(), "test/of-" + i + "@0", "test/raced@1");
                                    case 8 ->
                                            append(Map.of("test/raced", 0L), "test/of-" + i + "@0");
                                    default ->
                                            append(
                                                    Map.of(),
                                                    "test/of-" + i + "@0",
                                                    "test/of-" + i + "@1");
                                }));
            }
            held.rollback();
        }
        List<Integer> overtaken = new ArrayList<>();
        for (int i = 0; i <= APPENDS; i++) {
            if (isOvertaken(asked.get(i))) {
                overtaken.add(i - 1);
            }
        }
        assertThat(overtaken).containsExactly(6, 8);
        assertThat(
                        number(
                                "SELECT count(*) FROM ledger.sealed_entry WHERE subject IN"
                                        + " ('test/of-6', 'test/of-8')"))
                .isZero();
        assertThat(
                        number(
                                "SELECT count(*) FROM ledger.sealed_entry WHERE subject LIKE"
                                        + " 'test/of-%'"))
                .isEqualTo((APPENDS - 3) * 2 + 1);
        assertThat(number("SELECT count(*) FROM ledger.sealed_entry WHERE subject = 'test/raced'"))
                .isEqualTo(2);
        assertThat(
                        number(
                                "SELECT count(DISTINCT xmin::text) FROM ledger.sealed_entry WHERE"
                                        + " subject LIKE 'test/of-%'"))
                .as("the others shared a statement")
                .isEqualTo(1);
        for (int i = 1; i <= APPENDS; i++) {
            if (!overtaken.contains(i - 1)) {
                assertThat(
                                number(
                                        "SELECT position FROM ledger.sealed_entry WHERE subject ="
                                                + " 'test/of-%d' AND sequence = 0"
                                                        .formatted(i - 1)))
                        .isEqualTo(asked.get(i).position().join());
            }
        }
    }

    /** What the other reads is not what it writes: only the comparison with the log can tell. */
    @Test
    void what_was_read_and_went_on_through_another_node_fails_alone() throws SQLException {
        log.begin(append(Map.of(), "test/read@0", "test/unread@0")).await();
        List<Asked> asked = new ArrayList<>();
        try (Appender other = new Appender(ledger.database())) {
            EventLog.Append before = append(Map.of("test/read", 0L), "test/decided-on-it@0");
            EventLog.Append apart = append(Map.of("test/unread", 0L), "test/decided-apart@0");
            EventLog.Append absent = append(Map.of("test/absent", -1L), "test/without-it@0");
            other.add("test/read", 1, TYPE, DATA).add("test/absent", 0, TYPE, DATA).append();
            try (Connection held = held()) {
                asked.add(ask(append(Map.of(), "test/before-them@0")));
                asked.add(ask(before));
                asked.add(ask(apart));
                asked.add(ask(absent));
                held.rollback();
            }
        }
        assertThat(asked.stream().map(BatchesTest::isOvertaken))
                .containsExactly(false, true, false, true);
        assertThat(
                        number(
                                "SELECT count(*) FROM ledger.sealed_entry WHERE subject IN"
                                        + " ('test/decided-on-it', 'test/without-it')"))
                .isZero();
    }

    /** What was decided on an append that failed rests on nothing, even where its numbers fit. */
    @Test
    void who_was_decided_on_what_is_under_way_is_sealed_with_it_or_fails_with_it()
            throws Exception {
        log.begin(append(Map.of(), "test/shared@0", "test/led@0", "test/lost@0")).await();
        EventLog.Underway sealed;
        EventLog.Underway onSealed;
        EventLog.Underway failed;
        EventLog.Underway onFailed;
        EventLog.Underway onThat;
        EventLog.Underway instead;
        try (Connection held = held()) {
            EventLog.Underway winner = log.begin(append(Map.of(), "test/shared@1"));
            sealed = log.begin(append(Map.of(), "test/led@1"));
            onSealed = log.begin(after(sealed, append(Map.of(), "test/led@2")));
            failed = log.begin(append(Map.of("test/shared", 0L), "test/lost@1"));
            // Somebody else takes the number that the failed one leaves free.
            instead = log.begin(append(Map.of(), "test/lost@1"));
            onFailed = log.begin(after(failed, append(Map.of(), "test/lost@2")));
            onThat = log.begin(after(onFailed, append(Map.of(), "test/lost@3")));
            assertThat(winner.hasFailed()).isFalse();
            held.rollback();
        }
        assertThat(onSealed.await()).isEqualTo(sealed.await() + 1);
        assertThat(instead.await()).isPositive();
        for (EventLog.Underway each : List.of(failed, onFailed, onThat)) {
            assertThatThrownBy(each::await).isInstanceOf(EventLog.Overtaken.class);
            assertThat(each.hasFailed()).isTrue();
        }
        assertThat(number("SELECT count(*) FROM ledger.sealed_entry WHERE subject = 'test/lost'"))
                .isEqualTo(2);
        assertThat(log.isOvertaken(Map.of("test/lost", 1L), log.seen(), Set.of(instead))).isFalse();
        assertThat(log.isOvertaken(Map.of("test/lost", 1L), log.seen(), Set.of(failed))).isTrue();
    }

    private static EventLog.Append after(EventLog.Underway before, EventLog.Append append) {
        return new EventLog.Append(append.events(), append.read(), append.seen(), Set.of(before));
    }

    /**
     * An entry that the database refuses takes none of those with it that it would be sealed with.
     */
    @Test
    void what_the_database_refuses_fails_alone() throws SQLException {
        List<Asked> asked = new ArrayList<>();
        try (Connection held = held()) {
            asked.add(ask(append(Map.of(), "test/ahead@0")));
            asked.add(ask(append(Map.of(), "test/good-1@0")));
            asked.add(ask(append(Map.of(), "test/gap@1")));
            asked.add(ask(append(Map.of(), "test/good-2@0")));
            held.rollback();
        }
        assertThat(asked.get(1).position()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(asked.get(3).position()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(asked.get(2).position())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(EventLog.Unavailable.class);
        assertThat(number("SELECT count(*) FROM ledger.sealed_entry WHERE subject = 'test/gap'"))
                .isZero();
    }
}
