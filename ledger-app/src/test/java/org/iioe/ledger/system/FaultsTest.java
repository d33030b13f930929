package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
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
    private static final Path FOLDER = TestFolder.named("faults");

    @TempDir private Path kept;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What the faults have in common, but for those that want a ledger of their own. */
    private final Map<Store, StruckLedger> common = new EnumMap<>(Store.class);

    private StruckLedger ledger(Path folder, Store store, String... properties) {
        return new StruckLedger(folder, store, http, seed, properties);
    }

    private StruckLedger common(Store store) throws IOException {
        StruckLedger ledger = common.get(store);
        if (ledger == null) {
            stop();
            FileSystemUtils.deleteRecursively(FOLDER);
            ledger = ledger(FOLDER, store);
            common.put(store, ledger);
        }
        return ledger;
    }

    /** The next fault shall find a ledger that nothing has happened to. */
    private void stop() {
        common.values().forEach(StruckLedger::close);
        common.clear();
    }

    @AfterAll
    void end() {
        stop();
        http.close();
    }

    static Stream<Arguments> faults() {
        return Fault.stores()
                .flatMap(store -> Fault.meant(store).map(fault -> Arguments.of(fault, store)));
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
                default -> {
                    Faults faults = new Faults(random, seed, kept);
                    often(
                            fault,
                            fault + " on " + store,
                            common(store),
                            on -> faults.inflict(fault, on));
                }
            }
            whole = true;
        } finally {
            if (!whole) {
                stop();
            }
        }
    }

    private interface Inflicted {
        void on(StruckLedger ledger) throws Exception;
    }

    private void often(Fault fault, String named, StruckLedger ledger, Inflicted inflicted)
            throws Exception {
        int sent = ledger.writers().sent().size();
        int acknowledged = ledger.writers().acknowledged().size();
        int doubled = 0;
        for (int run = 1; run <= Faults.RUNS; run++) {
            doubled += once(fault, ledger, run, inflicted);
        }
        tell(
                named,
                ledger.writers().sent().size() - sent,
                ledger.writers().acknowledged().size() - acknowledged,
                doubled);
    }

    /** The line that ops/faults reads. */
    private void tell(String fault, int sent, int acknowledged, int doubled) {
        System.out.printf(
                "%s: %d runs under seed %d, %,d sent, %,d acknowledged, 0 lost, %d doubled%n",
                fault, Faults.RUNS, seed, sent, acknowledged, doubled);
    }

    /** How many are there twice. */
    private int once(Fault fault, StruckLedger ledger, int run, Inflicted inflicted)
            throws Exception {
        String when = "%s %d, seed %d".formatted(fault, run, seed);
        Path before = kept.resolve(fault + "-" + run);
        Writers writers = ledger.writers();
        TwoNodes nodes = ledger.nodes();
        writers.begin(nodes);
        writers.awaitAcknowledged(50 + random.nextInt(200), when);
        TestClock.await(
                "a checkpoint is there, " + when,
                Duration.ofSeconds(20),
                () -> nodes.shipped() > 0);
        nodes.keepCheckpoint(before);
        inflicted.on(ledger);
        writers.awaitAcknowledged(50, "afterwards, " + when);
        writers.end();
        nodes.awaitQuiet(when);
        return new AcknowledgedOnce(nodes, when).check(writers, before);
    }

    private void databaseDiskFull() throws Exception {
        Path folder = FOLDER.resolveSibling("faults-disk");
        try (SmallDisk disk = SmallDisk.on(folder, 560);
                // It is small even when it is empty.
                StruckLedger ledger =
                        ledger(
                                folder,
                                Store.POSTGRESQL,
                                "management.health.diskspace.threshold=1MB")) {
            often(
                    Fault.DATABASE_DISK_FULL,
                    Fault.DATABASE_DISK_FULL.name(),
                    ledger,
                    on -> {
                        disk.fill();
                        TestClock.pause(Faults.STANDING);
                        disk.free();
                        if (!on.server().isAlive()) {
                            // It gave up, as it may; whoever runs it starts it again.
                            System.out.println("The database server had ended.");
                            on.server().start();
                        }
                    });
        }
    }

    /** Checkpoints cannot be shipped; the ledger goes on, and ships them all when it can. */
    private void checkpointDiskFull() throws Exception {
        Path folder = FOLDER.resolveSibling("faults-checkpoints");
        FileSystemUtils.deleteRecursively(folder);
        Path checkpoints = folder.resolve("ledger").resolve("checkpoints");
        // Each checkpoint is a file and takes a page of it.
        try (SmallDisk disk = SmallDisk.on(checkpoints, Faults.RUNS + 1);
                StruckLedger ledger = ledger(folder, Store.POSTGRESQL)) {
            int doubled = 0;
            for (int run = 1; run <= Faults.RUNS; run++) {
                doubled +=
                        once(
                                Fault.CHECKPOINT_DISK_FULL,
                                ledger,
                                run,
                                on -> goesOnUnshipped(on, disk));
                TestClock.await(
                        "none is left out, seed " + seed,
                        Duration.ofSeconds(20),
                        () ->
                                ledger.nodes().number("SELECT count(*) FROM ledger.checkpoint")
                                        == ledger.nodes().shippedCount());
            }
            tell(
                    Fault.CHECKPOINT_DISK_FULL.name(),
                    ledger.writers().sent().size(),
                    ledger.writers().acknowledged().size(),
                    doubled);
        }
    }

    private static void goesOnUnshipped(StruckLedger ledger, SmallDisk disk) throws Exception {
        disk.fill();
        TestClock.pause(Duration.ofSeconds(1));
        long shipped = ledger.nodes().shipped();
        int acknowledged = ledger.writers().acknowledged().size();
        TestClock.pause(Faults.STANDING);
        assertThat(ledger.nodes().shipped()).isEqualTo(shipped);
        assertThat(ledger.writers().acknowledged().size()).isGreaterThan(acknowledged);
        disk.free();
    }

    /** Both nodes find an empty database; one dies while the tables are made. */
    private void killedMigrating() throws Exception {
        int sent = 0;
        int acknowledged = 0;
        int doubled = 0;
        StruckLedger ledger = common(Store.POSTGRESQL);
        for (int run = 1; run <= Faults.RUNS; run++) {
            String when = "%s %d, seed %d".formatted(Fault.KILLED_MIGRATING, run, seed);
            Database database = ledger.another();
            LedgerProcess first = LedgerProcess.on(database);
            ledger.awaitConnected(database, true, seed);
            TestClock.pause(Duration.ofMillis(random.nextInt(2_000)));
            first.kill();
            try (TwoNodes nodes = new TwoNodes(database, database, http);
                    Writers writers = new Writers(http, seed + run)) {
                writers.begin(nodes);
                writers.awaitAcknowledged(50, when);
                writers.end();
                nodes.awaitQuiet(when);
                doubled +=
                        new AcknowledgedOnce(nodes, when)
                                .check(writers, database.dataDir().resolve("checkpoints"));
                sent += writers.sent().size();
                acknowledged += writers.acknowledged().size();
            }
            ledger.drop(database);
        }
        tell(Fault.KILLED_MIGRATING.name(), sent, acknowledged, doubled);
    }
}
