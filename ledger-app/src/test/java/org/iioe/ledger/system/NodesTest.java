package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.iioe.ledger.projection.Generations;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Two nodes serve one ledger: whichever is asked, what the other acknowledged is there. */
@ParameterizedClass
@EnumSource(
        value = Store.class,
        names = {"POSTGRESQL", "AXON_SERVER"})
class NodesTest extends StoreTest {
    /** More with {@code -Dcommands=10000}, which takes some minutes. */
    private static final int COMMANDS = Integer.getInteger("commands", 1_000);

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 50;
    private static final int RACERS = 8;

    private HttpClient http;
    private Database database;
    private final List<LedgerProcess> nodes = new ArrayList<>();
    private final List<URI> addresses = new ArrayList<>();

    @Override
    protected void start(Store store) {
        http = HttpClient.newHttpClient();
        database = store.create();
        for (int i = 0; i < 2; i++) {
            LedgerProcess node = LedgerProcess.on(database);
            nodes.add(node);
            addresses.add(node.awaitReady());
        }
    }

    @Override
    protected void stop() {
        nodes.forEach(LedgerProcess::close);
        nodes.clear();
        addresses.clear();
        http.close();
    }

    private HttpResponse<String> register(int node, String key, String id) throws Exception {
        return http.send(
                HttpRequest.newBuilder(
                                addresses
                                        .get(node)
                                        .resolve("/api/v1/commands/RegisterOrganisation"))
                        .header("Content-Type", "application/json")
                        .header("Ledger-User", "secretary-1")
                        .header("Idempotency-Key", key)
                        .header("Prefer", "wait=20")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"organisation":"%s","nameAsGiven":"%1$s",
                                        "kind":"foundation","identifiers":[],"on":"2020-01-01",
                                        "source":{"ref":"Test","certainty":"stated"}}\
                                        """
                                                .formatted(id)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> read(int node, String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(addresses.get(node).resolve(path)).build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_one_acknowledged_is_read_through_the_other() throws Exception {
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(
                        threads.submit(() -> {
                            for (int i = next.getAndIncrement();
                                    i < COMMANDS;
                                    i = next.getAndIncrement()) {
                                thereAndBack(i % 2, "o-" + i);
                            }
                            return null;
                        }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        // No figures are published of how fast Axon Server is.
        System.out.printf(
                "%s: %,d commands over two nodes, each read back through the other%s%n",
                store,
                COMMANDS,
                store == Store.AXON_SERVER
                        ? ""
                        : " in %.0f s".formatted((System.nanoTime() - begun) / 1e9));
    }

    private void thereAndBack(int node, String id) throws Exception {
        HttpResponse<String> recorded = register(node, "key-" + id, id);
        assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
        String position = recorded.headers().firstValue("Ledger-Position").orElseThrow();
        HttpResponse<String> seen =
                read(1 - node, "/api/v1/organisations/%s?minPosition=%s".formatted(id, position));
        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        assertThat(Long.parseLong(seen.headers().firstValue("Ledger-Position").orElseThrow()))
                .isGreaterThanOrEqualTo(Long.parseLong(position));
    }

    @Test
    void of_those_who_race_through_both_one_wins() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                boolean sameKey = round % 2 == 0;
                String id = "raced-" + round;
                List<Future<HttpResponse<String>>> racers = new ArrayList<>();
                for (int racer = 0; racer < RACERS; racer++) {
                    int node = racer % 2;
                    String key = sameKey ? id : id + "-" + racer;
                    racers.add(threads.submit(() -> register(node, key, id)));
                }
                List<Integer> answers = new ArrayList<>();
                List<String> won = new ArrayList<>();
                for (Future<HttpResponse<String>> racer : racers) {
                    answers.add(racer.get().statusCode());
                    if (racer.get().statusCode() == 201) {
                        won.add(racer.get().body());
                    }
                }
                assertThat(answers).as(answers.toString()).containsOnly(201, sameKey ? 201 : 409);
                assertThat(won).hasSize(sameKey ? RACERS : 1);
                assertThat(won.stream().distinct()).hasSize(1);
            }
        }
    }

    /** As a suspended machine does: its connections stay, and its append is at the server. */
    @Test
    void one_that_stands_still_within_an_append_keeps_nobody_waiting() throws Exception {
        assumeTrue(store == Store.POSTGRESQL, "not on AXON_SERVER, where an append holds nothing");
        long stopped = nodes.getFirst().pid();
        try (Connection earlier = database.connect();
                Statement lock = earlier.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            earlier.setAutoCommit(false);
            lock.execute("SELECT FROM ledger.sealer_state FOR UPDATE");
            Future<HttpResponse<String>> standing =
                    threads.submit(() -> register(0, "standing", "contested"));
            awaitSessions(1, "wait_event_type = 'Lock' AND query LIKE 'SELECT seal(%'");
            DatabaseServer.signal("STOP", List.of(stopped));
            try {
                earlier.rollback();
                // The server goes on with what it has, and waits for nobody to say so.
                HttpResponse<String> other =
                        threads.submit(() -> register(1, "moving", "contested"))
                                .get(60, TimeUnit.SECONDS);
                assertThat(other.statusCode()).as(other.body()).isEqualTo(409);
                HttpResponse<String> another = register(1, "moving-on", "another");
                assertThat(another.statusCode()).as(another.body()).isEqualTo(201);
                awaitSessions(0, "state <> 'idle' AND query LIKE 'SELECT seal(%'");
            } finally {
                DatabaseServer.signal("CONT", List.of(stopped));
            }
            assertThat(standing.get().statusCode()).as(standing.get().body()).isEqualTo(201);
            HttpResponse<String> again = register(0, "standing", "contested");
            assertThat(again.body()).isEqualTo(standing.get().body());
        }
    }

    @Test
    void what_a_node_had_when_it_was_killed_another_one_decides() throws Exception {
        assumeTrue(
                store == Store.AXON_SERVER,
                "not on POSTGRESQL, where the node that is asked decides");
        try (LedgerProcess doomed = LedgerProcess.on(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            doomed.awaitReady();
            DatabaseServer.signal("STOP", List.of(doomed.pid()));
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String id = "orphaned-" + i;
                answers.add(threads.submit(() -> register(0, id, id)));
            }
            TestClock.pause(Duration.ofSeconds(2));
            assertThat(answers).as("none was routed to it").anyMatch(answer -> !answer.isDone());
            doomed.kill();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(201);
            }
        }
    }

    private void awaitSessions(long many, String condition) {
        TestClock.await(
                condition,
                Duration.ofSeconds(20),
                () ->
                        database.number(
                                        "SELECT count(*) FROM pg_stat_activity WHERE datname ="
                                                + " current_database() AND "
                                                + condition)
                                == many);
    }

    /**
     * As in containers, where each is process 1 of one network; here both are this very process.
     */
    @Test
    void of_those_of_the_same_process_id_and_host_one_fills_read_models() {
        Database shared = TestDatabases.create();
        try (TestLedger one = TestLedger.on(shared);
                TestLedger other = TestLedger.on(shared)) {
            TestClock.await(
                    "one of them fills read models",
                    Duration.ofSeconds(10),
                    () ->
                            one.bean(Generations.class).filled().isEmpty()
                                    != other.bean(Generations.class).filled().isEmpty());
        }
    }
}
