package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger moves from PostgreSQL to Axon Server, and nothing that was signed changes: killed on the
 * way, taken up again, and given back to a server that lost everything. More events with {@code
 * -Devents=100000}.
 */
@ResourceLock(Store.LOCK)
class AxonServerCopyTest {
    private static final int EVENTS = Integer.getInteger("events", 4_000);
    private static final int LINES = 2_000;

    @TempDir private Path kept;

    private static void record(TestLedger ledger, int from) {
        Answer answer = sent(ledger, from);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private static Answer sent(TestLedger ledger, int from) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < from + LINES; i++) {
            lines.append(
                    """
                    {"command":"RegisterOrganisation","key":"o-%d","data":{"organisation":"o-%1$d",\
                    "nameAsGiven":"Organisation %1$d","kind":"other","identifiers":[],\
                    "confirmedDistinct":true,"on":"2020-01-01",\
                    "source":{"ref":"test","certainty":"stated"}}}
                    """
                            .formatted(i));
        }
        return ledger.exchange(
                HttpRequest.newBuilder(ledger.address("/api/v1/commands"))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Ledger-User", "secretary-1")
                        .POST(BodyPublishers.ofString(lines.toString())));
    }

    private static LedgerProcess copy(Database database, Database target) {
        List<String> arguments = new ArrayList<>(List.of("to-axonserver"));
        target.settings().stream()
                .filter(setting -> setting.startsWith("axon."))
                .forEach(setting -> arguments.add("--" + setting));
        arguments.add("--spring.datasource.url=" + database.url());
        arguments.add("--spring.datasource.username=" + database.user());
        arguments.add("--spring.datasource.password=" + database.password());
        return LedgerProcess.mode(arguments.toArray(String[]::new));
    }

    @Test
    void moves_killed_half_way_and_taken_up_again_with_everything_that_was_signed()
            throws Exception {
        Database database = Store.AXON_SERVER.create();
        Database before = database.with(List.of());
        Path checkpoint = kept.resolve("before.checkpoint");
        String outcome;
        try (TestLedger ledger = TestLedger.on(before, "ledger.founding-record=iioe")) {
            // Each command is two events.
            for (int from = 0; from < EVENTS / 2; from += LINES) {
                record(ledger, from);
            }
            Files.writeString(checkpoint, ledger.awaitSigned());
            outcome = ledger.get("/api/v1/commands/o-7").response().body();
            try (LedgerProcess refused = copy(before, database)) {
                assertThat(refused.awaitExit(Duration.ofMinutes(2))).isEqualTo(1);
                assertThat(refused.output()).contains("stop the ledger on every node");
            }
        }
        VerifyLedgerProgram.accepts(before, checkpoint);

        try (LedgerProcess killed = copy(before, database)) {
            TestClock.await(
                    "some are copied",
                    Duration.ofMinutes(5),
                    () -> killed.output().contains("events copied"));
            killed.kill();
        }
        try (LedgerProcess early = LedgerProcess.on(before)) {
            assertThat(early.awaitExit(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(early.output()).contains("the copy is not complete");
        }
        try (LedgerProcess again = copy(before, database)) {
            assertThat(again.awaitExit(Duration.ofMinutes(10))).as(again.output()).isZero();
            System.out.println(again.output().lines().toList().getLast());
            assertThat(again.output())
                    .contains("read back, they have the root " + root(checkpoint));
        }
        VerifyLedgerProgram.accepts(before, checkpoint);

        try (LedgerProcess onPostgres = LedgerProcess.on(before)) {
            assertThat(onPostgres.awaitExit(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(onPostgres.output()).contains("this ledger's events are in Axon Server");
        }
        goesOn(database, checkpoint, outcome, "after");

        // The server loses everything: the ledger notices, and gives it back from the sealed log.
        Database emptied = TestAxonServer.emptied(before);
        try (TestLedger ledger = TestLedger.on(emptied)) {
            TestClock.await(
                    "sealing has stopped",
                    Duration.ofSeconds(60),
                    () -> ledger.get("/actuator/health/readiness").status() == 503);
            // Nothing is decided on what is left, nothing is looked up there, nothing is added to
            // it.
            assertThat(ledger.send("RegisterOrganisation", organisation("lost")).status())
                    .isEqualTo(503);
            assertThat(ledger.send("RegisterOrganisation", organisation("o-7")).status())
                    .isEqualTo(503);
            assertThat(ledger.send("RenameOrganisation", renamed("o-7")).status()).isEqualTo(503);
            assertThat(sent(ledger, EVENTS).status()).isEqualTo(503);
            assertThat(ledger.get("/api/v1/commands/o-7").status()).isEqualTo(503);
            assertThat(ledger.get("/api/v1/commands/never-sent").status()).isEqualTo(503);
        }
        try (LedgerProcess back = copy(before, emptied)) {
            assertThat(back.awaitExit(Duration.ofMinutes(10))).as(back.output()).isZero();
        }
        goesOn(emptied, checkpoint, outcome, "later");

        // It is this ledger's server now, and no other one's.
        Database other = TestDatabases.migrated().with(emptied.settings());
        try (LedgerProcess fresh = LedgerProcess.on(other)) {
            assertThat(fresh.awaitExit(Duration.ofMinutes(2))).isEqualTo(1);
            assertThat(fresh.output()).contains("this ledger has recorded nothing");
        }
        Database strange = TestAxonServer.emptied(TestDatabases.migrated());
        TestLedger.on(strange, "ledger.founding-record=iioe").close();
        try (LedgerProcess astray = LedgerProcess.on(before.with(strange.settings()))) {
            assertThat(astray.awaitExit(Duration.ofMinutes(2))).isEqualTo(1);
            assertThat(astray.output()).contains("has events that are not this ledger's");
        }
    }

    @Test
    void nothing_changes_where_no_server_answers() throws IOException {
        Database database = TestDatabases.create();
        TestLedger.on(database).close();
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        Database nowhere = database.with(TestAxonServer.settings("127.0.0.1:" + nobody));
        try (LedgerProcess copying = copy(database, nowhere)) {
            assertThat(copying.awaitExit(Duration.ofMinutes(2))).isEqualTo(1);
            assertThat(copying.output()).contains("Axon Server does not answer at the address");
        }
        try (TestLedger ledger = TestLedger.on(database)) {
            assertThat(ledger.send("RegisterOrganisation", organisation("here")).status())
                    .isEqualTo(201);
        }
    }

    private static String organisation(String id) {
        return """
        {"organisation":"%s","nameAsGiven":"Name of %1$s","kind":"other","identifiers":[],
         "on":"2020-01-01","source":{"ref":"test","certainty":"stated"}}\
        """
                .formatted(id);
    }

    private static String renamed(String id) {
        return """
        {"organisation":"%s","name":"Another","from":"2021-01-01","confirmedDistinct":true,
         "on":"2021-01-01","source":{"ref":"test","certainty":"stated"}}\
        """
                .formatted(id);
    }

    private static String root(Path checkpoint) throws Exception {
        return Files.readAllLines(checkpoint).get(2);
    }

    private static void goesOn(Database database, Path checkpoint, String outcome, String id) {
        try (TestLedger ledger = TestLedger.on(database)) {
            assertThat(ledger.get("/api/v1/commands/o-7").response().body()).isEqualTo(outcome);
            Answer answer = ledger.send("RegisterOrganisation", organisation(id));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            ledger.awaitSigned();
            assertThat(ledger.stored("organisation/" + id, "%")).isEqualTo(1);
        }
        VerifyLedgerProgram.accepts(database, checkpoint);
    }
}
