package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/** Two nodes on one database, which are killed and started again. */
final class TwoNodes implements AutoCloseable {
    private static final int COUNT = 2;

    private final Database seen;
    private final Database database;
    private final HttpClient http;
    private final String[] properties;
    private final LedgerProcess[] nodes = new LedgerProcess[COUNT];
    private final AtomicReferenceArray<URI> addresses = new AtomicReferenceArray<>(COUNT);

    /**
     * @param database the database
     * @param seen the database as the nodes see it
     */
    TwoNodes(Database database, Database seen, HttpClient http, String... properties) {
        this.properties = properties;
        this.database = database;
        this.seen = seen;
        this.http = http;
        begin(0);
        awaitReady(0);
        begin(1);
        awaitReady(1);
    }

    /** Starts a node, and does not wait for it. */
    void begin(int number) {
        nodes[number] = LedgerProcess.stepped(seen, properties);
    }

    void awaitReady(int number) {
        addresses.set(number, nodes[number].awaitReady());
    }

    LedgerProcess node(int number) {
        return nodes[number];
    }

    URI address(int number, String path) {
        return addresses.get(number).resolve(path);
    }

    Database database() {
        return database;
    }

    /** What a page says, or nothing where it is not answered with 200. */
    String asked(int number, String path) {
        return sent(HttpRequest.newBuilder(address(number, path)));
    }

    /** What the answer to a request says, or nothing where it is not a good one. */
    String sent(HttpRequest.Builder request) {
        return answer(request)
                .filter(response -> response.statusCode() / 100 == 2)
                .map(HttpResponse::body)
                .orElse("");
    }

    /** The answer to a request, or nothing where none came. */
    Optional<HttpResponse<String>> answer(HttpRequest.Builder request) {
        try {
            return Optional.of(
                    http.send(
                            request.timeout(Duration.ofSeconds(75)).build(),
                            BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** How ready a node says that it is. */
    private String readiness(int number) {
        return answer(HttpRequest.newBuilder(address(number, "/actuator/health/readiness")))
                .map(HttpResponse::body)
                .orElse("nothing");
    }

    /** Waits until both are ready, everything is sealed and signed, and that has been shipped. */
    void awaitQuiet(String when) {
        for (int node = 0; node < COUNT; node++) {
            int number = node;
            TestClock.await(
                    () ->
                            "node %d is ready, %s; it says %s"
                                    .formatted(number, when, readiness(number)),
                    Duration.ofSeconds(120),
                    () -> {
                        String ready = readiness(number);
                        return ready.contains("\"status\":\"UP\"")
                                && ready.contains("\"unsealed\":0")
                                && ready.contains("\"unsigned\":0");
                    });
        }
        TestClock.await(
                "everything is shipped, " + when,
                Duration.ofSeconds(30),
                () -> shipped() == number("SELECT next_position FROM ledger.sealer_state"));
    }

    /** The newest position. */
    long head() {
        return number("SELECT next_position - 1 FROM ledger.sealer_state");
    }

    /** Waits until what is sealed now is read through both. */
    void awaitShown(String when) {
        long head = head();
        for (int node = 0; node < COUNT; node++) {
            int number = node;
            TestClock.await(
                    "node %d shows position %d, %s".formatted(node, head, when),
                    Duration.ofSeconds(60),
                    () -> !asked(number, "/api/v1/organisations?minPosition=" + head).isEmpty());
        }
    }

    private Path latest() {
        return database.dataDir().resolve("checkpoints").resolve("latest.checkpoint");
    }

    /** The size of the newest checkpoint that left the database. */
    long shipped() {
        try {
            return Long.parseLong(Files.readAllLines(latest()).get(1));
        } catch (IOException e) {
            return 0;
        }
    }

    /** How many checkpoints left the database. */
    long shippedCount() {
        try (Stream<Path> files = Files.walk(latest().getParent())) {
            // The newest stands there twice.
            return files.filter(file -> file.toString().endsWith(".checkpoint")).count() - 1;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the newest checkpoint that left the database. */
    void keepCheckpoint(Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(latest(), to.resolve("latest.checkpoint"));
    }

    /** A number that the database tells. */
    long number(String sql) {
        return database.number(sql);
    }

    void execute(String sql) {
        database.execute(sql);
    }

    @Override
    public void close() {
        for (LedgerProcess node : nodes) {
            if (node != null) {
                node.close();
            }
        }
    }
}
