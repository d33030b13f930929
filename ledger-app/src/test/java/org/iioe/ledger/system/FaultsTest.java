package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.system.TestDatabases.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two nodes on one database, sixteen writers who remember every answer, and something that breaks
 * at a random moment. Afterwards each command that was acknowledged is there once, each other one
 * once or not at all, at dense positions, as checkpoints from before say. One fault of each kind
 * once, and with {@code -Pthorough} all of them; more often with {@code -Dfaults=20}, and some
 * alone with {@code -Dfault=CLOCK_BACK,NODE_KILLED} or {@code -Dstore=AXON_SERVER}. An Axon Server
 * is killed where LEDGER_TEST_AXONSERVER_JAR names its jar.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class FaultsTest {
    private static final int RUNS = Integer.getInteger("faults", 1);
    private static final int CUTS = 5;
    private static final int ROWS = 300;

    /** How long a stopped process stands still: longer where there is time for it. */
    private static final Duration STANDING = Duration.ofSeconds(RUNS > 1 ? 30 : 3);

    /** The same of a node, and how long whoever asks the other may wait for an answer meanwhile. */
    private static final Duration STANDING_WITHIN_AN_APPEND = Duration.ofSeconds(30);

    private static final Duration MOST_WAITING = Duration.ofSeconds(3);

    /** Seconds until a connection is given up on which nothing comes; here they are not many. */
    private static final String PATIENCE =
            "spring.datasource.hikari.data-source-properties.socketTimeout="
                    + (STANDING.toSeconds() + 10);

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Path FOLDER = TestFolder.named("faults");

    private enum Fault {
        NODE_KILLED,
        NODE_STOPPED,
        DATABASE_KILLED,
        DATABASE_STOPPED,
        CONNECTIONS_CUT,
        CONNECTIONS_MUTE,
        CUT_BEFORE_AN_APPEND,
        CUT_DURING_AN_APPEND,
        CUT_AFTER_AN_APPEND,
        KILLED_MIGRATING,
        KILLED_IMPORTING,
        KILLED_REBUILDING,
        KILLED_SIGNING,
        KILLED_RESTORING,
        CLOCK_BACK,
        DATABASE_CLOCK_BACK,
        DATABASE_DISK_FULL,
        CHECKPOINT_DISK_FULL,
        AXON_SERVER_KILLED,
        AXON_SERVER_STOPPED
    }

    /** What can befall a ledger whose events are in Axon Server, and is not the same there. */
    private static final Set<Fault> ON_AXON_SERVER =
            EnumSet.of(
                    Fault.NODE_KILLED,
                    Fault.NODE_STOPPED,
                    Fault.DATABASE_KILLED,
                    Fault.DATABASE_STOPPED,
                    Fault.CONNECTIONS_CUT,
                    Fault.CUT_BEFORE_AN_APPEND,
                    Fault.CUT_DURING_AN_APPEND,
                    Fault.CUT_AFTER_AN_APPEND,
                    Fault.KILLED_REBUILDING,
                    Fault.KILLED_SIGNING,
                    Fault.AXON_SERVER_KILLED,
                    Fault.AXON_SERVER_STOPPED);

    /**
     * One of each kind, which no run of the tests leaves out: a node, a server, a wire, a clock.
     */
    private static final Set<Fault> ALWAYS =
            EnumSet.of(
                    Fault.NODE_KILLED,
                    Fault.DATABASE_KILLED,
                    Fault.CUT_BEFORE_AN_APPEND,
                    Fault.CUT_DURING_AN_APPEND,
                    Fault.CUT_AFTER_AN_APPEND,
                    Fault.KILLED_REBUILDING,
                    Fault.KILLED_SIGNING,
                    Fault.CLOCK_BACK,
                    Fault.AXON_SERVER_KILLED);

    @TempDir private Path kept;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final JsonMapper mapper = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What the faults have in common, but for those that want a ledger of their own. */
    private final Map<Store, Ledger> common = new EnumMap<>(Store.class);

    /** Servers, two nodes, and those who write to them. */
    private final class Ledger implements AutoCloseable {
        private final DatabaseServer server;
        private final DatabaseProxy proxy;
        private final @Nullable AxonServer axonServer;
        private final TwoNodes nodes;
        private final Writers writers = new Writers(http, seed);

        Ledger(Path folder, Store store, String... properties) {
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
                            with(PATIENCE, properties));
        }

        AxonServerProcess axonServer() {
            return Objects.requireNonNull(axonServer).process();
        }

        /** What stands before the server that the events are in. */
        CuttingProxy store() {
            return axonServer == null ? proxy : axonServer.proxy();
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

    private static String[] with(String property, String... properties) {
        return Stream.concat(Stream.of(property), Stream.of(properties)).toArray(String[]::new);
    }

    private static Database through(DatabaseProxy proxy, Database database) {
        return new Database(
                database.url().replaceFirst(":[0-9]+/", ":" + proxy.port() + "/")
                        + "?sslmode=disable&gssEncMode=disable",
                database.user(),
                database.password(),
                database.dataDir());
    }

    private Ledger common(Store store) throws IOException {
        Ledger ledger = common.get(store);
        if (ledger == null) {
            stop();
            FileSystemUtils.deleteRecursively(FOLDER);
            ledger = new Ledger(FOLDER, store);
            common.put(store, ledger);
        }
        return ledger;
    }

    /** The next fault shall find a ledger that nothing has happened to. */
    private void stop() {
        common.values().forEach(Ledger::close);
        common.clear();
    }

    @AfterAll
    void end() {
        stop();
        http.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(Store.POSTGRESQL, Store.AXON_SERVER)
                .filter(store -> isMeant("store", store, true))
                .flatMap(store ->
                        Stream.of(Fault.values())
                                .filter(fault ->
                                        isMeant(
                                                "fault",
                                                fault,
                                                Sizes.ALL_FAULTS || ALWAYS.contains(fault)))
                                .filter(fault ->
                                        store == Store.AXON_SERVER
                                                ? ON_AXON_SERVER.contains(fault)
                                                : !fault.name().startsWith("AXON"))
                                .map(fault -> Arguments.of(fault, store)));
    }

    private static boolean isMeant(String property, Enum<?> value, boolean whenNoneIsNamed) {
        String named = System.getProperty(property, "");
        return named.isEmpty() ? whenNoneIsNamed : List.of(named.split(",")).contains(value.name());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_was_acknowledged_is_there_once(Fault fault, Store store) throws Exception {
        if (store == Store.AXON_SERVER) {
            AxonServerProcess.require("%s on %s".formatted(fault, store));
        }
        boolean whole = false;
        try {
            switch (fault) {
                case DATABASE_DISK_FULL -> databaseDiskFull();
                case CHECKPOINT_DISK_FULL -> checkpointDiskFull();
                case KILLED_MIGRATING -> killedMigrating();
                default -> often(fault, store, common(store));
            }
            whole = true;
        } finally {
            if (!whole) {
                stop();
            }
        }
    }

    private interface Inflicted {
        void on(Ledger ledger) throws Exception;
    }

    private void often(Fault fault, Store store, Ledger ledger) throws Exception {
        int sent = ledger.writers.sent().size();
        int acknowledged = ledger.writers.acknowledged().size();
        int doubled = 0;
        for (int run = 1; run <= RUNS; run++) {
            doubled += once(fault, ledger, run, on -> inflict(fault, on));
        }
        tell(
                fault + " on " + store,
                ledger.writers.sent().size() - sent,
                ledger.writers.acknowledged().size() - acknowledged,
                doubled);
    }

    private void tell(String fault, int sent, int acknowledged, int doubled) {
        System.out.printf(
                "%s: %d runs under seed %d, %,d sent, %,d acknowledged, 0 lost, %d doubled%n",
                fault, RUNS, seed, sent, acknowledged, doubled);
    }

    /** How many are there twice. */
    private int once(Fault fault, Ledger ledger, int run, Inflicted inflicted) throws Exception {
        String when = "%s %d, seed %d".formatted(fault, run, seed);
        Path before = kept.resolve(fault + "-" + run);
        ledger.writers.begin(ledger.nodes);
        ledger.writers.awaitAcknowledged(50 + random.nextInt(200), when);
        TestClock.await(
                "a checkpoint is there, " + when,
                Duration.ofSeconds(20),
                () -> ledger.nodes.shipped() > 0);
        ledger.nodes.keepCheckpoint(before);
        inflicted.on(ledger);
        ledger.writers.awaitAcknowledged(50, "afterwards, " + when);
        ledger.writers.end();
        ledger.nodes.awaitQuiet(when);
        return check(ledger.nodes, ledger.writers, before, when);
    }

    /** Kills a node and starts it again. */
    private static void restart(Ledger ledger, int number, Duration after) {
        ledger.nodes.node(number).kill();
        TestClock.pause(after);
        ledger.nodes.begin(number);
        ledger.writers.slowlyWhile(() -> ledger.nodes.awaitReady(number));
    }

    private void inflict(Fault fault, Ledger ledger) throws Exception {
        int number = random.nextInt(2);
        List<Long> node = List.of(ledger.nodes.node(number).pid());
        switch (fault) {
            case NODE_KILLED -> restart(ledger, number, MOMENT);
            case NODE_STOPPED -> {
                if (ledger.axonServer == null) {
                    stoppedWithinAnAppend(ledger, number);
                } else {
                    DatabaseServer.signal("STOP", node);
                    TestClock.pause(STANDING);
                    DatabaseServer.signal("CONT", node);
                }
            }
            case DATABASE_KILLED -> {
                ledger.server.kill();
                TestClock.pause(MOMENT);
                ledger.server.start();
            }
            case DATABASE_STOPPED -> {
                ledger.server.signal("STOP");
                TestClock.pause(STANDING);
                ledger.server.signal("CONT");
            }
            case AXON_SERVER_KILLED -> {
                ledger.axonServer().kill();
                TestClock.pause(MOMENT);
                ledger.axonServer().start();
            }
            case AXON_SERVER_STOPPED -> {
                ledger.axonServer().signal("STOP");
                TestClock.pause(STANDING);
                ledger.axonServer().signal("CONT");
            }
            case CONNECTIONS_CUT -> {
                for (int i = 0; i < 10; i++) {
                    ledger.nodes.execute(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                             WHERE pid <> pg_backend_pid() AND datname = current_database()
                               AND random() < 0.5
                            """);
                    if (ledger.axonServer != null) {
                        ledger.axonServer.proxy().cutAll();
                    }
                    TestClock.pause(Duration.ofMillis(200));
                }
            }
            // Nobody ends them: the nodes have to give them up.
            case CONNECTIONS_MUTE -> ledger.proxy.mute();
            case CUT_BEFORE_AN_APPEND -> cut(ledger, CuttingProxy.Moment.BEFORE);
            case CUT_DURING_AN_APPEND -> cut(ledger, CuttingProxy.Moment.DURING);
            case CUT_AFTER_AN_APPEND -> cut(ledger, CuttingProxy.Moment.AFTER);
            case KILLED_IMPORTING -> killedImporting(ledger, number);
            case KILLED_REBUILDING -> killedRebuilding(ledger, number);
            case KILLED_SIGNING -> killedSigning(ledger, number);
            case KILLED_RESTORING -> killedRestoring(ledger);
            case CLOCK_BACK -> clockBack(ledger, number);
            case DATABASE_CLOCK_BACK ->
                    // What is in the database now was written by a clock that was an hour ahead.
                    ledger.nodes.execute(
                            """
                            UPDATE ledger.signer_state SET checkpoint_at = checkpoint_at + interval '1 hour';
                            UPDATE ledger.projection_generation SET changed_at = changed_at + interval '1 hour';
                            """);
            case KILLED_MIGRATING, DATABASE_DISK_FULL, CHECKPOINT_DISK_FULL ->
                    throw new IllegalStateException(fault + " wants a ledger of its own.");
        }
    }

    /**
     * A node stands still for half a minute while what it appends is at the server; whoever asks
     * the other one waits for that no longer than a moment.
     */
    private void stoppedWithinAnAppend(Ledger ledger, int number) throws Exception {
        List<Long> node = List.of(ledger.nodes.node(number).pid());
        int answered = 0;
        try {
            try (Connection holding = ledger.nodes.database().connect();
                    Statement statement = holding.createStatement()) {
                holding.setAutoCommit(false);
                statement.execute("SELECT FROM ledger.sealer_state FOR UPDATE");
                TestClock.await(
                        "both nodes are within an append, seed " + seed,
                        Duration.ofSeconds(20),
                        () ->
                                ledger.nodes.number(
                                                """
                                                SELECT count(*) FROM pg_stat_activity
                                                 WHERE datname = current_database()
                                                   AND wait_event_type = 'Lock'
                                                   AND query LIKE 'SELECT seal(%'\
                                                """)
                                        == 2);
                DatabaseServer.signal("STOP", node);
            }
            long until = System.nanoTime() + STANDING_WITHIN_AN_APPEND.toNanos();
            while (System.nanoTime() < until) {
                String id = "beside-%d-%d".formatted(answered++, System.nanoTime());
                ledger.writers.sent().add(id);
                assertThat(ledger.writers.isAnswered(ledger.nodes, 1 - number, id, MOST_WAITING))
                        .as("%s while the other stands still, seed %d", id, seed)
                        .isTrue();
                ledger.writers.acknowledged().add(id);
            }
        } finally {
            DatabaseServer.signal("CONT", node);
        }
        assertThat(answered).isPositive();
    }

    private static void cut(Ledger ledger, CuttingProxy.Moment moment) {
        for (int i = 0; i < CUTS; i++) {
            CuttingProxy proxy = ledger.store();
            proxy.cut(moment);
            TestClock.await("an append is cut", Duration.ofSeconds(30), () -> proxy.left() == 0);
            TestClock.pause(Duration.ofMillis(100));
        }
    }

    /** The node dies with an import in its hands: all of it is there, or nothing. */
    private void killedImporting(Ledger ledger, int number) throws Exception {
        String prefix = "imported-%d-".formatted(random.nextInt(1_000_000));
        List<String> ids = IntStream.range(0, ROWS).mapToObj(row -> prefix + row).toList();
        StringBuilder sheet =
                new StringBuilder("organisation,nameAsGiven,kind,on,source.ref,source.certainty\n");
        ids.forEach(
                id -> sheet.append("%s,%1$s,foundation,2020-01-01,Test,stated%n".formatted(id)));
        ledger.writers.sent().addAll(ids);
        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(
                        () -> ledger.nodes.sent(imported(ledger.nodes, number, sheet.toString())));
        TestClock.pause(Duration.ofMillis(random.nextInt(1_500)));
        restart(ledger, number, Duration.ZERO);
        String stored =
                """
                SELECT count(*) FROM ledger.sealed_entry
                 WHERE subject LIKE 'organisation/%s%%'\
                """
                        .formatted(prefix);
        long there = ledger.nodes.number(stored);
        assertThat(there).as("of one import, seed %d", seed).isIn(0L, (long) ROWS);
        if (!answer.get().isEmpty()) {
            assertThat(there).as("of an import that was acknowledged").isEqualTo(ROWS);
        }
        assertThat(ledger.nodes.answer(imported(ledger.nodes, 1 - number, sheet.toString())))
                .as("the import, sent again, seed %d", seed)
                .hasValueSatisfying(again ->
                        assertThat(again.statusCode()).as(again.body()).isBetween(200, 299));
        assertThat(ledger.nodes.number(stored)).isEqualTo(ROWS);
        ledger.writers.acknowledged().addAll(ids);
    }

    private static HttpRequest.Builder imported(TwoNodes nodes, int number, String sheet) {
        return HttpRequest.newBuilder(
                        nodes.address(number, "/api/v1/imports/organisations?dryRun=false"))
                .header("Content-Type", "text/csv")
                .header("Ledger-User", "secretary-1")
                .POST(BodyPublishers.ofString(sheet));
    }

    private void killedRebuilding(Ledger ledger, int number) throws Exception {
        String generation =
                "SELECT max(generation) FROM ledger.projection_generation WHERE projection ="
                        + " 'membership' AND state = '%s'";
        long before = ledger.nodes.number(generation.formatted("live"));
        assertThat(
                        ledger.nodes.sent(
                                HttpRequest.newBuilder(
                                                ledger.nodes.address(
                                                        number,
                                                        "/api/v1/projections/membership/rebuild"))
                                        .header("Ledger-User", "operator-1")
                                        .POST(BodyPublishers.noBody())))
                .contains("building");
        TestClock.pause(Duration.ofMillis(random.nextInt(1_000)));
        restart(ledger, number, Duration.ZERO);
        // It may be long by now, and would grow as fast as it is read.
        ledger.writers.end();
        TestClock.await(
                () ->
                        "what was being rebuilt has taken over; it stands at %d, the log at %d, seed %d"
                                .formatted(
                                        ledger.nodes.number(
                                                """
                                                SELECT coalesce(max(position), -1)
                                                  FROM ledger.projection_generation
                                                 WHERE projection = 'membership'
                                                   AND state = 'building'\
                                                """),
                                        head(ledger.nodes),
                                        seed),
                Duration.ofMinutes(2),
                () -> ledger.nodes.number(generation.formatted("live")) > before);
        ledger.writers.begin(ledger.nodes);
    }

    /** Checkpoints are signed a second apart, and shipped at once: that is when it dies. */
    private void killedSigning(Ledger ledger, int number) {
        String newest = "SELECT coalesce(max(number), -1) FROM ledger.checkpoint";
        long before = ledger.nodes.number(newest);
        TestClock.await(
                "a checkpoint is signed, seed " + seed,
                Duration.ofSeconds(20),
                () -> ledger.nodes.number(newest) > before);
        if (random.nextBoolean()) {
            TestClock.pause(Duration.ofMillis(random.nextInt(600)));
        } else {
            TestClock.pause(Duration.ofMillis(980 + random.nextInt(60)));
        }
        restart(ledger, number, Duration.ZERO);
    }

    private void killedRestoring(Ledger ledger) throws Exception {
        Database original = ledger.nodes.database();
        Path backup = kept.resolve("backup-%d.zip".formatted(System.nanoTime()));
        Path shipped = kept.resolve("shipped-%d".formatted(System.nanoTime()));
        ledger.nodes.keepCheckpoint(shipped);
        assertThat(mode("backup", backup, original)).isZero();
        // What else happens here does not concern them, and they would slow it down.
        ledger.writers.end();
        Database restored = another(ledger);
        LedgerProcess restoring =
                LedgerProcess.mode(arguments("restore", backup, restored).toArray(String[]::new));
        awaitConnected(ledger, restored, true);
        TestClock.pause(Duration.ofMillis(random.nextInt(1_500)));
        restoring.kill();
        awaitConnected(ledger, restored, false);
        boolean finished = isThere(restored);
        assertThat(mode("restore", backup, restored)).isEqualTo(finished ? 1 : 0);
        Files.createDirectories(restored.dataDir());
        Files.copy(
                original.dataDir().resolve("signing-key.pem"),
                restored.dataDir().resolve("signing-key.pem"));
        try (LedgerProcess onIt = LedgerProcess.on(restored)) {
            // It signs what was not signed yet when the backup was taken.
            URI ready = onIt.awaitReady().resolve("/actuator/health/readiness");
            TestClock.await(
                    "all that was restored is signed, seed " + seed,
                    Duration.ofSeconds(30),
                    () -> {
                        String said = ledger.nodes.sent(HttpRequest.newBuilder(ready));
                        return said.contains("\"unsealed\":0") && said.contains("\"unsigned\":0");
                    });
        }
        VerifyLedgerProgram.accepts(restored, shipped);
        ledger.nodes.execute("DROP DATABASE " + name(restored) + " WITH (FORCE)");
        Files.delete(backup);
        ledger.writers.begin(ledger.nodes);
    }

    private void awaitConnected(Ledger ledger, Database database, boolean connected) {
        String count =
                "SELECT count(*) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(name(database));
        TestClock.await(
                "somebody is connected: %s, seed %d".formatted(connected, seed),
                Duration.ofSeconds(60),
                () -> ledger.nodes.number(count) > 0 == connected);
    }

    private static Database another(Ledger ledger) {
        String name = "another_" + System.nanoTime();
        ledger.nodes.execute("CREATE DATABASE " + name);
        Database first = ledger.server.database();
        return new Database(
                first.url().replaceFirst("/postgres$", "/" + name),
                first.user(),
                first.password(),
                FOLDER.toAbsolutePath().resolve(name));
    }

    private static String name(Database database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    private static boolean isThere(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT to_regclass('ledger.sealed_entry')")) {
            found.next();
            if (found.getString(1) == null) {
                return false;
            }
            try (ResultSet entries =
                    statement.executeQuery("SELECT count(*) FROM ledger.sealed_entry")) {
                entries.next();
                return entries.getLong(1) > 0;
            }
        }
    }

    private static List<String> arguments(String mode, Path file, Database database) {
        return List.of(
                mode,
                file.toString(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--ledger.data-dir=" + database.dataDir());
    }

    private static int mode(String mode, Path file, Database database) {
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return BackupMode.run(arguments(mode, file, database), nowhere, nowhere);
    }

    /**
     * A node's clock is put back by an hour; then the node dies, and the next one has that clock.
     */
    private void clockBack(Ledger ledger, int number) {
        for (int node = 0; node < 2; node++) {
            ledger.nodes.node(node).step(Duration.ofHours(-1));
            TestClock.pause(MOMENT);
        }
        String back =
                """
                SELECT count(*) FROM ledger.sealed_entry
                 WHERE CAST(CAST(convert_from(entry, 'UTF8') AS json) ->> 'time' AS timestamptz)
                         < clock_timestamp() - interval '55 minutes'
                   AND position > (SELECT max(position) FROM ledger.sealed_entry) - 20\
                """;
        TestClock.await(
                "an event has the time of that clock, seed " + seed,
                Duration.ofSeconds(20),
                () -> ledger.nodes.number(back) > 0);
        ledger.nodes.node(number).kill();
        ledger.nodes.begin(number);
        ledger.nodes.node(number).step(Duration.ofHours(-1));
        ledger.writers.slowlyWhile(() -> ledger.nodes.awaitReady(number));
        readsOnBoth(ledger.nodes, "while the clock is behind");
        for (int node = 0; node < 2; node++) {
            ledger.nodes.node(node).step(Duration.ZERO);
        }
    }

    private static long head(TwoNodes nodes) {
        return nodes.number("SELECT next_position - 1 FROM ledger.sealer_state");
    }

    /** What is sealed now is read through both. */
    private void readsOnBoth(TwoNodes nodes, String when) {
        long head = head(nodes);
        for (int node = 0; node < 2; node++) {
            int number = node;
            TestClock.await(
                    "node %d shows position %d %s, seed %d".formatted(node, head, when, seed),
                    Duration.ofSeconds(60),
                    () ->
                            !nodes.asked(number, "/api/v1/organisations?minPosition=" + head)
                                    .isEmpty());
        }
    }

    private void databaseDiskFull() throws Exception {
        Path folder = FOLDER.resolveSibling("faults-disk");
        try (SmallDisk disk = SmallDisk.on(folder, 560);
                // It is small even when it is empty.
                Ledger ledger =
                        new Ledger(
                                folder,
                                Store.POSTGRESQL,
                                "management.health.diskspace.threshold=1MB")) {
            int doubled = 0;
            for (int run = 1; run <= RUNS; run++) {
                doubled +=
                        once(
                                Fault.DATABASE_DISK_FULL,
                                ledger,
                                run,
                                on -> {
                                    disk.fill();
                                    TestClock.pause(STANDING);
                                    disk.free();
                                    if (!on.server.isAlive()) {
                                        // It gave up, as it may; whoever runs it starts it again.
                                        System.out.println("The database server had ended.");
                                        on.server.start();
                                    }
                                });
            }
            tell(
                    Fault.DATABASE_DISK_FULL.name(),
                    ledger.writers.sent().size(),
                    ledger.writers.acknowledged().size(),
                    doubled);
        }
    }

    /** Checkpoints cannot be shipped; the ledger goes on, and ships them all when it can. */
    private void checkpointDiskFull() throws Exception {
        Path folder = FOLDER.resolveSibling("faults-checkpoints");
        FileSystemUtils.deleteRecursively(folder);
        Path checkpoints = folder.resolve("ledger").resolve("checkpoints");
        // Each checkpoint is a file and takes a page of it.
        try (SmallDisk disk = SmallDisk.on(checkpoints, RUNS + 1);
                Ledger ledger = new Ledger(folder, Store.POSTGRESQL)) {
            int doubled = 0;
            for (int run = 1; run <= RUNS; run++) {
                doubled +=
                        once(
                                Fault.CHECKPOINT_DISK_FULL,
                                ledger,
                                run,
                                on -> {
                                    disk.fill();
                                    TestClock.pause(Duration.ofSeconds(1));
                                    long shipped = on.nodes.shipped();
                                    int acknowledged = on.writers.acknowledged().size();
                                    TestClock.pause(STANDING);
                                    assertThat(on.nodes.shipped()).isEqualTo(shipped);
                                    assertThat(on.writers.acknowledged().size())
                                            .isGreaterThan(acknowledged);
                                    disk.free();
                                });
                TestClock.await(
                        "none is left out, seed " + seed,
                        Duration.ofSeconds(20),
                        () ->
                                ledger.nodes.number("SELECT count(*) FROM ledger.checkpoint")
                                        == ledger.nodes.shippedCount());
            }
            tell(
                    Fault.CHECKPOINT_DISK_FULL.name(),
                    ledger.writers.sent().size(),
                    ledger.writers.acknowledged().size(),
                    doubled);
        }
    }

    /** Both nodes find an empty database; one dies while the tables are made. */
    private void killedMigrating() throws Exception {
        int sent = 0;
        int acknowledged = 0;
        int doubled = 0;
        Ledger ledger = common(Store.POSTGRESQL);
        for (int run = 1; run <= RUNS; run++) {
            String when = "%s %d, seed %d".formatted(Fault.KILLED_MIGRATING, run, seed);
            Database database = another(ledger);
            LedgerProcess first = LedgerProcess.on(database);
            awaitConnected(ledger, database, true);
            TestClock.pause(Duration.ofMillis(random.nextInt(2_000)));
            first.kill();
            try (TwoNodes nodes = new TwoNodes(database, database, http);
                    Writers writers = new Writers(http, seed + run)) {
                writers.begin(nodes);
                writers.awaitAcknowledged(50, when);
                writers.end();
                nodes.awaitQuiet(when);
                doubled += check(nodes, writers, database.dataDir().resolve("checkpoints"), when);
                sent += writers.sent().size();
                acknowledged += writers.acknowledged().size();
            }
            ledger.nodes.execute("DROP DATABASE " + name(database) + " WITH (FORCE)");
        }
        tell(Fault.KILLED_MIGRATING.name(), sent, acknowledged, doubled);
    }

    /** How many are there twice; fails where one is lost, a position is, or history is another. */
    private int check(TwoNodes nodes, Writers writers, Path before, String when)
            throws SQLException {
        Map<String, Integer> there = new HashMap<>();
        Set<String> keys = new HashSet<>();
        long expected = 0;
        Timestamp latest = new Timestamp(0);
        try (Connection connection = nodes.database().connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT position, recorded_at, entry FROM ledger.sealed_entry ORDER BY"
                                    + " position")) {
                while (rows.next()) {
                    assertThat(rows.getLong(1)).as("positions, %s", when).isEqualTo(expected++);
                    assertThat(rows.getTimestamp(2))
                            .as("recorded, %s", when)
                            .isAfterOrEqualTo(latest);
                    latest = rows.getTimestamp(2);
                    JsonNode entry = mapper.readTree(rows.getBytes(3));
                    String type = entry.get("type").asString();
                    if (type.endsWith("OrganisationRegistered")) {
                        there.merge(entry.at("/data/organisation").asString(), 1, Integer::sum);
                    } else if (type.endsWith("CommandRecorded")) {
                        assertThat(keys.add(entry.at("/data/key").asString()))
                                .as("keys, %s", when)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(head(nodes)).as("the next position, %s", when).isEqualTo(expected - 1);
        assertThat(
                        nodes.number(
                                """
                                SELECT count(*) FROM (
                                    SELECT FROM ledger.sealed_entry GROUP BY subject
                                    HAVING min(sequence) <> 0 OR max(sequence) <> count(*) - 1) AS s\
                                """))
                .as("streams that are not dense, %s", when)
                .isZero();
        assertThat(there.keySet()).as("lost, %s", when).containsAll(writers.acknowledged());
        assertThat(writers.sent()).as("made up, %s", when).containsAll(there.keySet());
        assertThat(keys).as("keys, %s", when).hasSameSizeAs(there.keySet());
        int doubled = (int) there.values().stream().filter(times -> times > 1).count();
        assertThat(doubled).as("doubled, %s", when).isZero();
        readsOnBoth(nodes, when);
        for (int node = 0; node < 2; node++) {
            String sheet =
                    nodes.asked(
                            node,
                            "/api/v1/exports/organisations.csv?minPosition=" + (expected - 1));
            assertThat(sheet.lines().count() - 1)
                    .as("node %d, %s", node, when)
                    .isEqualTo(there.size());
        }
        VerifyLedgerProgram.accepts(nodes.database(), before);
        return doubled;
    }
}
