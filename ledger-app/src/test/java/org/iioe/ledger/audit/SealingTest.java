package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.Appender;
import org.iioe.ledger.system.LedgerProcess;
import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Whatever writers do, what was appended stands in the log once, whole and in order, without a gap,
 * and is signed: appends that roll back, that others were before, whose connection dies before they
 * commit, and the death of nodes that append and sign beside them.
 */
@Order(5)
class SealingTest {
    private static final int WRITERS = 16;
    private static final int CLIENTS = 4;
    private static final int STREAMS = 3;
    private static final String CONTENDED = "test/contended";

    private final long seed = System.nanoTime();

    /** By the position that was told, the ids of an append. */
    private final Map<Long, List<String>> appended = new ConcurrentHashMap<>();

    /** Ids of appends that were rolled back, refused or never committed. */
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    private final AtomicInteger conflicts = new AtomicInteger();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicReferenceArray<URI> nodes = new AtomicReferenceArray<>(2);
    private volatile boolean asking = true;
    private volatile boolean over;

    @Test
    void what_was_appended_stands_there_once_whole_and_in_order() throws Exception {
        System.out.println("Sealing under seed " + seed);
        Database database = TestDatabases.create();
        try (LedgerProcess first = LedgerProcess.on(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.set(0, first.awaitReady());
            try (LedgerProcess second = LedgerProcess.on(database)) {
                nodes.set(1, second.awaitReady());
                List<Future<?>> clients = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int number = client;
                    clients.add(threads.submit(() -> ask(number)));
                }
                List<Future<?>> writers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = writer;
                    writers.add(threads.submit(() -> write(database, number)));
                }
                TestClock.pause(Sizes.WRITING.dividedBy(3));
                first.kill();
                TestClock.pause(Sizes.WRITING.dividedBy(6));
                try (LedgerProcess again = LedgerProcess.on(database)) {
                    nodes.set(0, again.awaitReady());
                    second.kill();
                    for (Future<?> writer : writers) {
                        writer.get();
                    }
                    asking = false;
                    for (Future<?> client : clients) {
                        client.get();
                    }
                    TestClock.await(
                            "all is signed",
                            Duration.ofSeconds(20),
                            () ->
                                    database.number("SELECT max(size) FROM ledger.checkpoint")
                                            == database.number(
                                                    "SELECT count(*) FROM ledger.sealed_entry"));
                }
            } finally {
                // Or the executor would wait for them for ever, where something has failed.
                asking = false;
                over = true;
            }
        }
        check(database);
    }

    private void check(Database database) throws SQLException {
        System.out.println(
                "%,d appends, %,d conflicts, %,d events that went, %,d commands"
                        .formatted(appended.size(), conflicts.get(), gone.size(), keys.size()));
        assertThat(appended.size()).isGreaterThan(500);
        assertThat(conflicts.get()).isPositive();
        assertThat(keys).isNotEmpty();
        JsonMapper mapper = new JsonMapper();
        List<String> ids = new ArrayList<>();
        Map<String, Long> lastOf = new HashMap<>();
        Map<String, Integer> outcomes = new HashMap<>();
        long tests = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT position, event_id, entry FROM ledger.sealed_entry ORDER BY"
                                        + " position")) {
            while (rows.next()) {
                assertThat(rows.getLong(1)).isEqualTo(ids.size());
                ids.add(rows.getString(2));
                JsonNode entry = mapper.readTree(rows.getBytes(3));
                assertThat(entry.get("id").asString()).isEqualTo(ids.getLast());
                String subject = entry.get("subject").asString();
                long sequence = Long.parseLong(entry.get("sequence").asString());
                assertThat(sequence).as(subject).isEqualTo(lastOf.getOrDefault(subject, -1L) + 1);
                lastOf.put(subject, sequence);
                if (subject.startsWith("test/")) {
                    tests++;
                }
                if (entry.get("type").asString().endsWith(".CommandRecorded")) {
                    outcomes.merge(entry.at("/data/key").asString(), 1, Integer::sum);
                }
            }
        }
        assertThat(new HashSet<>(ids)).as("each once").hasSameSizeAs(ids);
        assertThat(ids).as("seed %d", seed).doesNotContainAnyElementsOf(gone);
        long events = 0;
        for (Map.Entry<Long, List<String>> append : appended.entrySet()) {
            int from = Math.toIntExact(append.getKey());
            assertThat(ids.subList(from, from + append.getValue().size()))
                    .as("seed %d, position %d", seed, from)
                    .isEqualTo(append.getValue());
            events += append.getValue().size();
        }
        assertThat(tests).as("nothing that nobody was told of").isEqualTo(events);
        assertThat(outcomes.keySet()).isEqualTo(keys);
        assertThat(outcomes.values()).containsOnly(1);
        // Whichever node sealed, died or took over: one tree, and every checkpoint is of it.
        VerifyLedgerProgram.accepts(database, database.dataDir().resolve("checkpoints"));
    }

    private Void write(Database database, int writer) throws SQLException {
        Random random = new Random(seed + writer);
        long[] next = new long[STREAMS];
        long end = System.nanoTime() + Sizes.WRITING.toNanos();
        Appender appender = new Appender(database);
        while (System.nanoTime() < end) {
            long[] reached = next.clone();
            List<String> ids = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int stream = random.nextInt(STREAMS);
                ids.add(add(appender, "test/" + writer + "-" + stream, reached[stream]++));
            }
            switch (random.nextInt(8)) {
                case 0 -> {
                    // One number of these all want: who comes later gets nothing in.
                    long taken = random.nextInt(3) + contended(database);
                    ids.add(add(appender, CONTENDED, taken));
                    try {
                        appended.put(appender.append(), ids);
                        next = reached;
                    } catch (IllegalStateException e) {
                        conflicts.incrementAndGet();
                        gone.addAll(ids);
                    }
                }
                case 1 -> {
                    appender.connection().setAutoCommit(false);
                    appender.append();
                    appender.connection().rollback();
                    appender.connection().setAutoCommit(true);
                    gone.addAll(ids);
                }
                case 2 -> {
                    appender.connection().setAutoCommit(false);
                    appender.append();
                    appender.connection().abort(Runnable::run);
                    gone.addAll(ids);
                    appender.close();
                    appender = new Appender(database);
                }
                default -> {
                    appended.put(appender.append(), ids);
                    next = reached;
                }
            }
            TestClock.pause(Duration.ofMillis(random.nextInt(40)));
        }
        appender.close();
        return null;
    }

    private static long contended(Database database) {
        return database.number(
                "SELECT count(*) FROM ledger.sealed_entry WHERE subject = '" + CONTENDED + "'");
    }

    private static String add(Appender appender, String stream, long sequence) {
        String id = UUID.randomUUID().toString();
        appender.add(
                id,
                stream,
                sequence,
                ValueClaimed.class.getName(),
                """
                {"kind":"test","value":"%s","holder":"nobody","on":"2019-12-07","source":{"ref":"test","certainty":"stated"}}\
                """
                        .formatted(id));
        return id;
    }

    /** Sends commands, each to one node after the other until one has answered. */
    private Void ask(int client) throws InterruptedException {
        HttpClient http = LedgerProcess.client();
        for (int number = 0; asking; number++) {
            String key = "client-%d-%d".formatted(client, number);
            keys.add(key);
            for (int turn = client; !over && !isRecorded(http, nodes.get(turn % 2), key); turn++) {
                TestClock.pause(Duration.ofMillis(50));
            }
        }
        return null;
    }

    private static boolean isRecorded(HttpClient http, URI node, String key)
            throws InterruptedException {
        String organisation =
                """
                {"organisation":"%s","nameAsGiven":"Name of %1$s","kind":"other","identifiers":[],
                 "confirmedDistinct":true,"on":"2020-01-01",
                 "source":{"ref":"test","certainty":"stated"}}\
                """
                        .formatted(key);
        try {
            int status =
                    http.send(
                                    HttpRequest.newBuilder(
                                                    node.resolve(
                                                            "/api/v1/commands/RegisterOrganisation"))
                                            .timeout(Duration.ofSeconds(30))
                                            .header("Content-Type", "application/json")
                                            .header("Ledger-User", "secretary-1")
                                            .header("Idempotency-Key", key)
                                            .POST(HttpRequest.BodyPublishers.ofString(organisation))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode();
            assertThat(status).as(key).isIn(201, 503);
            return status == 201;
        } catch (IOException e) {
            // The node was killed: whether it has recorded anything, the key tells.
            return false;
        }
    }
}
