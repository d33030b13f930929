package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;
import org.jspecify.annotations.Nullable;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** Servers, two nodes, and those who write to them, with a proxy before each server. */
final class StruckLedger implements AutoCloseable {
    /** Seconds until a connection is given up on which nothing comes; here they are not many. */
    private static final String PATIENCE =
            "spring.datasource.hikari.data-source-properties.socketTimeout="
                    + (Faults.STANDING.toSeconds() + 10);

    private final Path folder;
    private final DatabaseServer server;
    private final DatabaseProxy proxy;
    private final @Nullable AxonServer axonServer;
    private final TwoNodes nodes;
    private final Writers writers;

    /** An Axon Server, and what stands before it. */
    private record AxonServer(AxonServerProcess process, AxonServerProxy proxy) {
        static AxonServer started(Path folder) {
            AxonServerProcess process = new AxonServerProcess(folder);
            return new AxonServer(process, new AxonServerProxy(process.port()));
        }

        Database beside(Database database) {
            return database.with(TestAxonServer.settings("127.0.0.1:" + proxy.port()));
        }
    }

    StruckLedger(Path folder, Store store, HttpClient http, long seed, String... properties) {
        this.folder = folder;
        server = new DatabaseServer(folder);
        Database database = server.database();
        proxy = new DatabaseProxy(server.port());
        axonServer =
                store == Store.AXON_SERVER
                        ? AxonServer.started(folder.resolveSibling("faults-axonserver"))
                        : null;
        Database seen = through(proxy, database);
        nodes =
                new TwoNodes(
                        database,
                        axonServer == null ? seen : axonServer.beside(seen),
                        http,
                        Stream.concat(Stream.of(PATIENCE), Stream.of(properties))
                                .toArray(String[]::new));
        writers = new Writers(http, seed);
    }

    private static Database through(DatabaseProxy proxy, Database database) {
        return new Database(
                database.url().replaceFirst(":[0-9]+/", ":" + proxy.port() + "/")
                        + "?sslmode=disable&gssEncMode=disable",
                database.user(),
                database.password(),
                database.dataDir());
    }

    DatabaseServer server() {
        return server;
    }

    DatabaseProxy proxy() {
        return proxy;
    }

    TwoNodes nodes() {
        return nodes;
    }

    Writers writers() {
        return writers;
    }

    boolean isOnAxonServer() {
        return axonServer != null;
    }

    AxonServerProcess axonServer() {
        return Objects.requireNonNull(axonServer).process();
    }

    /** What stands before the server that the events are in. */
    CuttingProxy store() {
        return axonServer == null ? proxy : axonServer.proxy();
    }

    /** Kills a node and starts it again. */
    void restart(int number, Duration after) {
        nodes.node(number).kill();
        TestClock.pause(after);
        nodes.begin(number);
        writers.slowlyWhile(() -> nodes.awaitReady(number));
    }

    /** Another database on the same server, which is empty. */
    Database another() {
        String name = "another_" + System.nanoTime();
        nodes.execute("CREATE DATABASE " + name);
        Database first = server.database();
        return new Database(
                first.url().replaceFirst("/postgres$", "/" + name),
                first.user(),
                first.password(),
                folder.toAbsolutePath().resolve(name));
    }

    void drop(Database another) {
        nodes.execute("DROP DATABASE " + name(another) + " WITH (FORCE)");
    }

    /** Waits until somebody, or nobody, is connected to another database. */
    void awaitConnected(Database another, boolean connected, long seed) {
        String count =
                "SELECT count(*) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(name(another));
        TestClock.await(
                "somebody is connected: %s, seed %d".formatted(connected, seed),
                Duration.ofSeconds(60),
                () -> nodes.number(count) > 0 == connected);
    }

    private static String name(Database database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        writers.close();
        nodes.close();
        if (axonServer != null) {
            axonServer.proxy().close();
            axonServer.process().close();
        }
        proxy.close();
        server.close();
    }
}
