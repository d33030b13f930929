package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Lets faults befall a ledger, at moments that are not known beforehand. */
final class Faults {
    /** How often each befalls it. */
    static final int RUNS = Integer.getInteger("faults", 1);

    /** How long a stopped process stands still: longer where there is time for it. */
    static final Duration STANDING = Duration.ofSeconds(RUNS > 1 ? 30 : 3);

    private static final int CUTS = 5;
    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** How long a node stands still within an append, and whoever asks the other one may wait. */
    private static final Duration STANDING_WITHIN_AN_APPEND = Duration.ofSeconds(30);

    private static final Duration MOST_WAITING = Duration.ofSeconds(3);

    private final Random random;
    private final long seed;
    private final Path kept;

    /**
     * @param kept a folder for what is to be kept
     */
    Faults(Random random, long seed, Path kept) {
        this.random = random;
        this.seed = seed;
        this.kept = kept;
    }

    void inflict(Fault fault, StruckLedger ledger) throws Exception {
        int number = random.nextInt(2);
        List<Long> node = List.of(ledger.nodes().node(number).pid());
        switch (fault) {
            case NODE_KILLED -> ledger.restart(number, MOMENT);
            case NODE_STOPPED -> {
                if (ledger.isOnAxonServer()) {
                    DatabaseServer.signal("STOP", node);
                    TestClock.pause(STANDING);
                    DatabaseServer.signal("CONT", node);
                } else {
                    stoppedWithinAnAppend(ledger, number);
                }
            }
            case DATABASE_KILLED -> {
                ledger.server().kill();
                TestClock.pause(MOMENT);
                ledger.server().start();
            }
            case DATABASE_STOPPED -> {
                ledger.server().signal("STOP");
                TestClock.pause(STANDING);
                ledger.server().signal("CONT");
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
            case CONNECTIONS_CUT -> connectionsCut(ledger);
            // Nobody ends them: the nodes have to give them up.
            case CONNECTIONS_MUTE -> ledger.proxy().mute();
            case CUT_BEFORE_AN_APPEND -> cut(ledger, CuttingProxy.CutPoint.BEFORE);
            case CUT_DURING_AN_APPEND -> cut(ledger, CuttingProxy.CutPoint.DURING);
            case CUT_AFTER_AN_APPEND -> cut(ledger, CuttingProxy.CutPoint.AFTER);
            case KILLED_IMPORTING -> new KilledImporting(random, seed).inflict(ledger, number);
            case KILLED_REBUILDING -> killedRebuilding(ledger, number);
            case KILLED_SIGNING -> killedSigning(ledger, number);
            case KILLED_RESTORING -> new KilledRestoring(random, seed, kept).inflict(ledger);
            case CLOCK_BACK -> clockBack(ledger, number);
            case DATABASE_CLOCK_BACK ->
                    // What is in the database now was written by a clock that was an hour ahead.
                    ledger.nodes()
                            .execute(
                                    """
                                    UPDATE ledger.signer_state SET checkpoint_at = checkpoint_at + interval '1 hour';
                                    UPDATE ledger.projection_generation SET changed_at = changed_at + interval '1 hour';
                                    """);
            case KILLED_MIGRATING, DATABASE_DISK_FULL, CHECKPOINT_DISK_FULL ->
                    throw new IllegalStateException(fault + " wants a ledger of its own.");
        }
    }

    private static void connectionsCut(StruckLedger ledger) {
        for (int i = 0; i < 10; i++) {
            ledger.nodes()
                    .execute(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                             WHERE pid <> pg_backend_pid() AND datname = current_database()
                               AND random() < 0.5
                            """);
            if (ledger.isOnAxonServer()) {
                ledger.store().cutAll();
            }
            TestClock.pause(Duration.ofMillis(200));
        }
    }

    /**
     * A node stands still for half a minute while what it appends is at the server; whoever asks
     * the other one waits for that no longer than a moment.
     */
    private void stoppedWithinAnAppend(StruckLedger ledger, int number) throws Exception {
        List<Long> node = List.of(ledger.nodes().node(number).pid());
        Writers writers = ledger.writers();
        int answered = 0;
        try {
            try (Connection holding = ledger.nodes().database().connect();
                    Statement statement = holding.createStatement()) {
                holding.setAutoCommit(false);
                statement.execute("SELECT FROM ledger.sealer_state FOR UPDATE");
                TestClock.await(
                        "both nodes are within an append, seed " + seed,
                        Duration.ofSeconds(20),
                        () ->
                                ledger.nodes()
                                                .number(
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
                writers.sent().add(id);
                assertThat(writers.isAnswered(ledger.nodes(), 1 - number, id, MOST_WAITING))
                        .as("%s while the other stands still, seed %d", id, seed)
                        .isTrue();
                writers.acknowledged().add(id);
            }
        } finally {
            DatabaseServer.signal("CONT", node);
        }
        assertThat(answered).isPositive();
    }

    private static void cut(StruckLedger ledger, CuttingProxy.CutPoint moment) {
        for (int i = 0; i < CUTS; i++) {
            CuttingProxy proxy = ledger.store();
            proxy.cut(moment);
            TestClock.await("an append is cut", Duration.ofSeconds(30), () -> proxy.left() == 0);
            TestClock.pause(Duration.ofMillis(100));
        }
    }

    private void killedRebuilding(StruckLedger ledger, int number) throws Exception {
        TwoNodes nodes = ledger.nodes();
        String generation =
                "SELECT max(generation) FROM ledger.projection_generation WHERE projection ="
                        + " 'membership' AND state = '%s'";
        long before = nodes.number(generation.formatted("live"));
        assertThat(
                        nodes.sent(
                                HttpRequest.newBuilder(
                                                nodes.address(
                                                        number,
                                                        "/api/v1/projections/membership/rebuild"))
                                        .header("Ledger-User", "operator-1")
                                        .POST(BodyPublishers.noBody())))
                .contains("building");
        TestClock.pause(Duration.ofMillis(random.nextInt(1_000)));
        ledger.restart(number, Duration.ZERO);
        // It may be long by now, and would grow as fast as it is read.
        ledger.writers().end();
        TestClock.await(
                () ->
                        "what was being rebuilt has taken over; it stands at %d, the log at %d, seed %d"
                                .formatted(
                                        nodes.number(
                                                """
                                                SELECT coalesce(max(position), -1)
                                                  FROM ledger.projection_generation
                                                 WHERE projection = 'membership'
                                                   AND state = 'building'\
                                                """),
                                        nodes.head(),
                                        seed),
                Duration.ofMinutes(2),
                () -> nodes.number(generation.formatted("live")) > before);
        ledger.writers().begin(nodes);
    }

    /** Checkpoints are signed a second apart, and shipped at once: that is when it dies. */
    private void killedSigning(StruckLedger ledger, int number) {
        String newest = "SELECT coalesce(max(number), -1) FROM ledger.checkpoint";
        long before = ledger.nodes().number(newest);
        TestClock.await(
                "a checkpoint is signed, seed " + seed,
                Duration.ofSeconds(20),
                () -> ledger.nodes().number(newest) > before);
        if (random.nextBoolean()) {
            TestClock.pause(Duration.ofMillis(random.nextInt(600)));
        } else {
            TestClock.pause(Duration.ofMillis(980 + random.nextInt(60)));
        }
        ledger.restart(number, Duration.ZERO);
    }

    /**
     * A node's clock is put back by an hour; then the node dies, and the next one has that clock.
     */
    private void clockBack(StruckLedger ledger, int number) {
        TwoNodes nodes = ledger.nodes();
        for (int node = 0; node < 2; node++) {
            nodes.node(node).step(Duration.ofHours(-1));
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
                () -> nodes.number(back) > 0);
        nodes.node(number).kill();
        nodes.begin(number);
        nodes.node(number).step(Duration.ofHours(-1));
        ledger.writers().slowlyWhile(() -> nodes.awaitReady(number));
        nodes.awaitShown("while the clock is behind, seed " + seed);
        for (int node = 0; node < 2; node++) {
            nodes.node(node).step(Duration.ZERO);
        }
    }
}
