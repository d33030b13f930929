package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.LedgerProcess;
import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whatever writers do, every committed event is sealed once, soon, and in order: rollbacks,
 * transactions that sleep, one that stays open longer than all others, and the death of the node
 * that seals.
 */
@Order(5)
class SealingTest {
    private static final int WRITERS = 16;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final long seed = System.nanoTime();
    private final Map<String, Long> committedAt = new ConcurrentHashMap<>();
    private final Map<String, Long> sealedAt = new ConcurrentHashMap<>();
    private volatile boolean watching = true;

    @Test
    void seals_every_committed_event_once_within_seconds_and_in_order() throws Exception {
        System.out.println("Sealing under seed " + seed);
        Database database = TestDatabases.create();
        try (LedgerProcess first = LedgerProcess.on(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            first.awaitReady();
            try (LedgerProcess second = LedgerProcess.on(database)) {
                second.awaitReady();
                Future<?> watcher = threads.submit(() -> watch(database));
                Future<?> sleeper = threads.submit(() -> oneLongTransaction(database));
                List<Future<?>> writers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = writer;
                    writers.add(threads.submit(() -> write(database, number)));
                }
                TestClock.pause(Sizes.WRITING.dividedBy(3));
                first.kill();
                TestClock.pause(Sizes.WRITING.dividedBy(6));
                try (LedgerProcess again = LedgerProcess.on(database)) {
                    again.awaitReady();
                    second.kill();
                    for (Future<?> writer : writers) {
                        writer.get();
                    }
                    sleeper.get();
                    TestClock.await(
                            "all that was committed is sealed",
                            SOON,
                            () -> sealedAt.keySet().containsAll(committedAt.keySet()));
                }
                watching = false;
                watcher.get();
            } finally {
                // Or the executor would wait for it for ever.
                watching = false;
            }
        }
        check(database);
    }

    private void check(Database database) throws SQLException {
        assertThat(committedAt.size()).isGreaterThan(500);
        assertThat(sealedAt.keySet()).isEqualTo(committedAt.keySet());
        committedAt.forEach((event, committed) ->
                assertThat(
                                Duration.ofNanos(
                                        sealedAt.getOrDefault(event, Long.MAX_VALUE) - committed))
                        .as("seed %d, event %s", seed, event)
                        .isLessThan(SOON));
        JsonMapper mapper = new JsonMapper();
        Map<String, Long> lastOf = new HashMap<>();
        long expected = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT position, entry FROM ledger.sealed_entry ORDER BY"
                                        + " position")) {
            while (rows.next()) {
                assertThat(rows.getLong(1)).isEqualTo(expected++);
                JsonNode entry = mapper.readTree(rows.getBytes(2));
                String subject = entry.get("subject").asString();
                long sequence = Long.parseLong(entry.get("sequence").asString());
                assertThat(sequence).as(subject).isEqualTo(lastOf.getOrDefault(subject, -1L) + 1);
                lastOf.put(subject, sequence);
            }
        }
        assertThat(expected).isEqualTo(committedAt.size());
        // Whichever node sealed, died or took over: one tree, and every checkpoint is of it.
        VerifyLedgerProgram.accepts(database, database.dataDir().resolve("checkpoints"));
    }

    private Void write(Database database, int writer) throws SQLException {
        Random random = new Random(seed + writer);
        long[] next = new long[3];
        long end = System.nanoTime() + Sizes.WRITING.toNanos();
        try (Connection connection = connect(database)) {
            while (System.nanoTime() < end) {
                List<String> events = new ArrayList<>();
                long[] reached = next.clone();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    int aggregate = random.nextInt(reached.length);
                    events.add(
                            insert(
                                    connection,
                                    "test/" + writer + "-" + aggregate,
                                    reached[aggregate]++));
                    if (random.nextInt(4) == 0) {
                        TestClock.pause(Duration.ofMillis(random.nextInt(300)));
                    }
                }
                if (random.nextInt(6) == 0) {
                    TestClock.pause(Duration.ofMillis(random.nextInt(2_000)));
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    next = reached;
                    events.forEach(event -> committedAt.put(event, System.nanoTime()));
                }
                TestClock.pause(Duration.ofMillis(random.nextInt(40)));
            }
        }
        return null;
    }

    private Void oneLongTransaction(Database database) throws SQLException {
        try (Connection connection = connect(database)) {
            String event = insert(connection, "test/long", 0);
            TestClock.pause(Sizes.LONG_TRANSACTION);
            connection.commit();
            committedAt.put(event, System.nanoTime());
        }
        return null;
    }

    private static Connection connect(Database database) throws SQLException {
        Connection connection = database.connect();
        // In this order: a schema set within a transaction goes with its rollback.
        connection.setSchema("ledger");
        connection.setAutoCommit(false);
        return connection;
    }

    private static String insert(Connection connection, String aggregate, long sequence)
            throws SQLException {
        String id = UUID.randomUUID().toString();
        String payload =
                """
                {"kind":"test","value":"%s","holder":"nobody","on":"2019-12-07","source":{"ref":"test","certainty":"stated"}}\
                """
                        .formatted(id);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO domainevententry (eventidentifier, aggregateidentifier,
                          sequencenumber, type, timestamp, payloadtype, payload, metadata)
                        VALUES (?, ?, ?, 'Claim', '2026-01-01T00:00:00.000Z', ?, ?, '{}'::text::bytea)
                        """)) {
            insert.setString(1, id);
            insert.setString(2, aggregate);
            insert.setLong(3, sequence);
            insert.setString(4, ValueClaimed.class.getName());
            insert.setBytes(5, payload.getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
        return id;
    }

    private Void watch(Database database) throws SQLException {
        long next = 0;
        try (Connection connection = connect(database)) {
            connection.setAutoCommit(true);
            try (PreparedStatement select =
                    connection.prepareStatement(
                            "SELECT position, event_id FROM sealed_entry WHERE position >= ? ORDER"
                                    + " BY position")) {
                while (watching) {
                    select.setLong(1, next);
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            next = rows.getLong(1) + 1;
                            Long before = sealedAt.put(rows.getString(2), System.nanoTime());
                            assertThat(before).as("sealed twice").isNull();
                        }
                    }
                    TestClock.pause(Duration.ofMillis(20));
                }
            }
        }
        return null;
    }
}
