package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentHashMap.KeySetView;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Two nodes on one database, sixteen writers who remember every answer, and something that breaks
 * at a random moment. Afterwards each command that was acknowledged is there once, each other one
 * once or not at all. Each fault once; more often with {@code -Dfaults=20}.
 */
class FaultsTest {
    private static final int WRITERS = 16;
    private static final int RUNS = Integer.getInteger("faults", 1);

    /** How long a stopped process stands still: longer where there is time for it. */
    private static final Duration STANDING = Duration.ofSeconds(RUNS > 1 ? 30 : 3);

    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final Duration AFTER = Duration.ofSeconds(2);

    private enum Fault {
        NODE_KILLED,
        NODE_STOPPED,
        DATABASE_KILLED,
        DATABASE_STOPPED,
        CONNECTIONS_CUT
    }

    @TempDir private Path kept;

    private final long seed = System.nanoTime();
    private final KeySetView<String, Boolean> sent = ConcurrentHashMap.newKeySet();
    private final KeySetView<String, Boolean> acknowledged = ConcurrentHashMap.newKeySet();
    private final LedgerProcess[] nodes = new LedgerProcess[2];
    private final AtomicReferenceArray<URI> addresses = new AtomicReferenceArray<>(2);
    private volatile boolean writing;

    @ParameterizedTest
    @EnumSource
    void what_was_acknowledged_is_there_once(Fault fault) throws Exception {
        Random random = new Random(seed);
        int doubled = 0;
        Path folder = Path.of("target", "test-data", "faults-" + fault);
        FileSystemUtils.deleteRecursively(folder);
        try (DatabaseServer server = new DatabaseServer(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http =
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            Database database = server.database();
            try {
                start(0, database);
                start(1, database);
                for (int run = 1; run <= RUNS; run++) {
                    writing = true;
                    List<Future<?>> writers = new ArrayList<>();
                    for (int writer = 0; writer < WRITERS; writer++) {
                        int number = writer;
                        int round = run;
                        writers.add(threads.submit(() -> write(http, round, number)));
                    }
                    TestClock.pause(BEFORE.plusMillis(random.nextInt(2_000)));
                    Path before = kept.resolve(fault + "-" + run);
                    keepCheckpoints(database, before);
                    inflict(fault, server, random.nextInt(2));
                    TestClock.pause(AFTER);
                    writing = false;
                    for (Future<?> writer : writers) {
                        writer.get();
                    }
                    awaitQuiet(http);
                    doubled += check(http, database, before);
                }
            } finally {
                writing = false;
                for (LedgerProcess node : nodes) {
                    if (node != null) {
                        node.close();
                    }
                }
            }
        }
        System.out.printf(
                "%s: %d runs under seed %d, %,d sent, %,d acknowledged, 0 lost, %d doubled%n",
                fault, RUNS, seed, sent.size(), acknowledged.size(), doubled);
        assertThat(acknowledged.size()).isGreaterThan(50);
    }

    private void start(int number, Database database) {
        LedgerProcess node = LedgerProcess.on(database);
        nodes[number] = node;
        addresses.set(number, node.awaitReady());
    }

    private void inflict(Fault fault, DatabaseServer server, int number) throws SQLException {
        List<Long> node = List.of(nodes[number].pid());
        switch (fault) {
            case NODE_KILLED -> {
                nodes[number].kill();
                TestClock.pause(AFTER);
                start(number, server.database());
            }
            case NODE_STOPPED -> {
                DatabaseServer.signal("STOP", node);
                TestClock.pause(STANDING);
                DatabaseServer.signal("CONT", node);
            }
            case DATABASE_KILLED -> {
                server.kill();
                TestClock.pause(AFTER);
                server.start();
            }
            case DATABASE_STOPPED -> {
                server.signal("STOP");
                TestClock.pause(STANDING);
                server.signal("CONT");
            }
            case CONNECTIONS_CUT -> {
                for (int i = 0; i < 10; i++) {
                    try (Connection connection = server.database().connect();
                            Statement statement = connection.createStatement()) {
                        statement.execute(
                                """
                                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                 WHERE pid <> pg_backend_pid() AND datname = current_database()
                                   AND random() < 0.5
                                """);
                    }
                    TestClock.pause(Duration.ofMillis(200));
                }
            }
        }
    }

    /** Sends commands to either node; asks again under the same key, and now and then gives up. */
    private Void write(HttpClient http, int run, int writer) {
        Random random = new Random(seed + 31L * run + writer);
        for (int number = 0; writing; number++) {
            String id = "o-%d-%d-%d".formatted(run, writer, number);
            sent.add(id);
            boolean patient = random.nextInt(4) > 0;
            do {
                if (answered(http, random.nextInt(2), id)) {
                    acknowledged.add(id);
                    break;
                }
                TestClock.pause(Duration.ofMillis(100));
            } while (patient && writing);
        }
        return null;
    }

    private boolean answered(HttpClient http, int node, String id) {
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(
                                            addresses
                                                    .get(node)
                                                    .resolve(
                                                            "/api/v1/commands/RegisterOrganisation"))
                                    .timeout(Duration.ofSeconds(10))
                                    .header("Content-Type", "application/json")
                                    .header("Ledger-User", "secretary-1")
                                    .header("Idempotency-Key", id)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    """
                                                    {"organisation":"%s","nameAsGiven":"%1$s",
                                                    "kind":"foundation","identifiers":[],
                                                    "on":"2020-01-01","source":{"ref":"Test",
                                                    "certainty":"stated"}}\
                                                    """
                                                            .formatted(id)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isIn(201, 503);
            return response.statusCode() == 201;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until both nodes are ready and everything that was acknowledged is signed. */
    private void awaitQuiet(HttpClient http) {
        for (int node = 0; node < nodes.length; node++) {
            URI ready = addresses.get(node).resolve("/actuator/health/readiness");
            TestClock.await(
                    "node %d is ready, seed %d".formatted(node, seed),
                    Duration.ofSeconds(120),
                    () ->
                            asked(http, ready).contains("\"status\":\"UP\"")
                                    && asked(http, ready).contains("\"unsealed\":0")
                                    && asked(http, ready).contains("\"unsigned\":0"));
        }
    }

    private static String asked(HttpClient http, URI address) {
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
                            BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static void keepCheckpoints(Database database, Path to) throws IOException {
        Path latest = database.dataDir().resolve("checkpoints").resolve("latest.checkpoint");
        java.nio.file.Files.createDirectories(to);
        java.nio.file.Files.copy(latest, to.resolve("latest.checkpoint"));
    }

    /** How many are there twice; fails where one is lost, a position is, or history is another. */
    private int check(HttpClient http, Database database, Path before) throws SQLException {
        Map<String, Integer> there = new HashMap<>();
        JsonMapper mapper = new JsonMapper();
        Set<String> keys = new HashSet<>();
        long expected = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT position, entry FROM ledger.sealed_entry ORDER BY position")) {
                while (rows.next()) {
                    assertThat(rows.getLong(1)).isEqualTo(expected++);
                    JsonNode entry = mapper.readTree(rows.getBytes(2));
                    String type = entry.get("type").asString();
                    if (type.endsWith("OrganisationRegistered")) {
                        there.merge(entry.at("/data/organisation").asString(), 1, Integer::sum);
                    } else if (type.endsWith("CommandRecorded")) {
                        assertThat(keys.add(entry.at("/data/key").asString())).isTrue();
                    }
                }
            }
            try (ResultSet stored =
                    statement.executeQuery("SELECT count(*) FROM ledger.domainevententry")) {
                stored.next();
                assertThat(stored.getLong(1)).as("all is sealed").isEqualTo(expected);
            }
        }
        assertThat(there.keySet()).as("lost, seed %d", seed).containsAll(acknowledged);
        assertThat(sent).as("made up, seed %d", seed).containsAll(there.keySet());
        assertThat(keys).as("keys, seed %d", seed).isEqualTo(there.keySet());
        int doubled = (int) there.values().stream().filter(times -> times > 1).count();
        assertThat(doubled).as("doubled, seed %d", seed).isZero();
        for (int node = 0; node < nodes.length; node++) {
            String sheet =
                    asked(
                            http,
                            addresses
                                    .get(node)
                                    .resolve(
                                            "/api/v1/exports/organisations.csv?minPosition="
                                                    + (expected - 1)));
            assertThat(sheet.lines().count() - 1).as("node %d", node).isEqualTo(there.size());
        }
        VerifyLedgerProgram.accepts(database, before);
        return doubled;
    }
}
