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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

    /** Kills a node and starts it again. */
    void restart(int number, Duration after) {
        nodes[number].kill();
        TestClock.pause(after);
        begin(number);
        awaitReady(number);
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
        try {
            HttpResponse<String> response =
                    http.send(
                            request.timeout(Duration.ofSeconds(30)).build(),
                            BodyHandlers.ofString());
            return response.statusCode() / 100 == 2 ? response.body() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Waits until both are ready, everything is sealed and signed, and that has been shipped. */
    void awaitQuiet(String when) {
        for (int node = 0; node < COUNT; node++) {
            int number = node;
            TestClock.await(
                    "node %d is ready, %s".formatted(number, when),
                    Duration.ofSeconds(120),
                    () -> {
                        String ready = asked(number, "/actuator/health/readiness");
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
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
