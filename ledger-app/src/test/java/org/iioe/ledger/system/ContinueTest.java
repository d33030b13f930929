package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iioe.ledger.system.BackupTest.name;
import static org.iioe.ledger.system.BackupTest.organisation;
import static org.iioe.ledger.system.BackupTest.run;
import static org.iioe.ledger.system.BackupTest.said;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.audit.VerifyLedgerProgram.Result;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was signed and is lost for good is not replaced without a word: the operator sees how much
 * it is, and the log goes on under another name, whose first entry says so for ever.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContinueTest {
    private static final int WRITERS = 4;
    private static final VerifyLedgerProgram VERIFY = VerifyLedgerProgram.compile();

    private final Path folder = TestFolder.named("continue");
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void begin() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
    }

    /** What its readers have of a ledger that is lost. */
    private record Before(
            Map<String, String> acknowledged,
            Map<String, String> backedUp,
            String origin,
            String key,
            String rootAtFive,
            Path checkpoint,
            Path receipt,
            Path entry) {}

    @Test
    void goes_on_from_the_older_backup_and_says_what_is_lost() throws Exception {
        Database original = TestDatabases.create();
        Path older = folder.resolve("older.zip");
        Before before = writeAndBackUp(original, older);
        Path shipped = original.dataDir().resolve("checkpoints");
        long signed = size(shipped.resolve("latest.checkpoint"));
        Database server = TestDatabases.create();
        server.execute("DROP DATABASE " + name(original) + " WITH (FORCE)");

        // What was with the lost database is there; the database itself is as old as the backup.
        Database ledger = withDataDir(TestDatabases.create(), original.dataDir());
        said(2, "restore", older, ledger);
        long kept = ledger.number("SELECT count(*) FROM ledger.sealed_entry");
        assertThat(kept).isGreaterThan(5).isLessThan(signed);
        assertThatThrownBy(() -> TestLedger.on(ledger)).hasStackTraceContaining("ops/continue");

        // To be told changes nothing, and nothing but what one was told goes on.
        for (int i = 0; i < 2; i++) {
            assertThat(continued(2, ledger))
                    .contains(
                            "LOST: %d positions, %d to %d."
                                    .formatted(signed - kept, kept, signed - 1))
                    .contains("Nothing was changed");
        }
        String lost = Long.toString(signed - kept);
        String origin = "ledger.example/second";
        refuses(ledger, "--lost says 1, and %s positions are lost".formatted(lost), origin, "1");
        refuses(ledger, "--origin is to be a name that this log never had", before.origin(), lost);
        refuses(ledger, "--origin is to be a name", "two words", lost);
        assertThat(continued(1, ledger, "--lost", lost, "--origin", origin))
                .contains("--decided-by is missing");
        assertThat(continued(1, ledger, "--lost", "many")).contains("Usage");
        assertThat(said(1, "restore", older, ledger, "--lost", "1")).contains("Usage");
        assertThat(continued(1, ledger, decision(origin, lost, "--new-key").toArray(String[]::new)))
                .contains("--new-key is for a log whose key is lost");
        assertThat(ledger.number("SELECT count(*) FROM ledger.sealed_entry")).isEqualTo(kept);

        assertThat(continued(0, ledger, decision(origin, lost).toArray(String[]::new)))
                .contains("continued as " + origin)
                .contains("\n" + origin + "+");
        for (List<String> again :
                List.of(decision("a-third", lost), decision("a-third", "0"), List.<String>of())) {
            assertThat(continued(1, ledger, again.toArray(String[]::new)))
                    .contains("nothing is lost")
                    .contains("since it was continued at position " + kept);
        }
        assertThatThrownBy(() -> TestLedger.on(ledger, "ledger.origin=" + before.origin()))
                .hasStackTraceContaining("was fixed as " + origin + " when it was continued");

        Path newKey = folder.resolve("new-key.txt");
        try (TestLedger running = TestLedger.on(ledger)) {
            // Whoever sends a command again is answered as before, or it is recorded anew.
            before.backedUp()
                    .forEach((key, first) ->
                            assertThat(
                                            running.send(
                                                            "RegisterOrganisation",
                                                            key,
                                                            organisation(key))
                                                    .response()
                                                    .body())
                                    .isEqualTo(first));
            before.acknowledged()
                    .keySet()
                    .forEach(key ->
                            assertThat(
                                            running.send(
                                                            "RegisterOrganisation",
                                                            key,
                                                            organisation(key))
                                                    .status())
                                    .isEqualTo(201));
            while (ledger.number("SELECT count(*) FROM ledger.sealed_entry") <= signed) {
                assertThat(
                                running.send(
                                                "RegisterOrganisation",
                                                organisation(
                                                        "more-"
                                                                + ledger.number(
                                                                        "SELECT count(*) FROM"
                                                                            + " ledger.sealed_entry")))
                                        .status())
                        .isEqualTo(201);
            }
            assertThat(running.awaitSigned()).startsWith(origin + "\n");
            assertThat(
                            ledger.number(
                                    "SELECT count(*) FROM ledger.sealed_entry WHERE subject LIKE"
                                            + " 'organisation/%' AND sequence = 0"))
                    .isGreaterThanOrEqualTo(before.acknowledged().size());
            Files.writeString(newKey, running.get("/api/v1/log/key").response().body());
            tells(running, before, origin, kept, signed);
            verified(running, before, newKey, kept);
        }
        // What was promised is not overwritten by the log that goes on.
        Path promised = shipped.resolve("000000").resolve("%012d.checkpoint".formatted(signed));
        assertThat(Files.readString(promised)).startsWith(before.origin() + "\n");
        accepts(ledger, before, newKey, promised, kept, signed);

        // Once more the same, and a backup of what goes on has all of it.
        Path second = folder.resolve("second.zip");
        try (TestLedger running = TestLedger.on(ledger)) {
            running.send("RegisterOrganisation", organisation("after-the-restart"));
            assertThat(running.awaitSigned()).startsWith(origin + "\n");
            tells(running, before, origin, kept, signed);
            said(0, "backup", second, ledger);
        }
        Database again = withDataDir(TestDatabases.create(), original.dataDir());
        assertThat(said(0, "restore", second, again, "--checkpoint", shipped.toString()))
                .contains("Restored the log " + origin)
                .contains("which cover positions that were lost before the log was continued");
        try (TestLedger running = TestLedger.on(again)) {
            running.send("RegisterOrganisation", organisation("after-the-second-restore"));
            assertThat(running.awaitSigned()).startsWith(origin + "\n");
            tells(running, before, origin, kept, signed);
        }
        accepts(again, before, newKey, promised, kept, signed);
    }

    @Test
    void refuses_where_nothing_is_lost_or_somebody_is_there_or_history_is_another()
            throws Exception {
        Database ledger = TestDatabases.create();
        assertThat(continued(1, ledger)).contains("keeps no ledger");
        Path older = folder.resolve("short.zip");
        try (TestLedger running = TestLedger.on(ledger)) {
            running.send("RegisterOrganisation", organisation("one"));
            running.awaitSigned();
            assertThat(continued(1, ledger)).contains("somebody else is connected");
            said(0, "backup", older, ledger);
            running.send("RegisterOrganisation", organisation("two"));
            running.awaitSigned();
            running.send("RegisterOrganisation", organisation("three"));
            running.awaitSigned();
        }
        assertThat(continued(1, ledger)).contains("nothing is lost").doesNotContain("continued at");
        assertThat(continued(1, ledger, decision("another", "0").toArray(String[]::new)))
                .contains("nothing is lost");
        // A copy on which somebody went on, without a look at what was signed, is a second history.
        Path shipped = ledger.dataDir().resolve("checkpoints");
        Database forked = TestDatabases.create();
        said(0, "restore", older, forked);
        Files.createDirectories(forked.dataDir());
        Files.copy(
                ledger.dataDir().resolve("signing-key.pem"),
                forked.dataDir().resolve("signing-key.pem"));
        try (TestLedger running = TestLedger.on(forked)) {
            running.send("RegisterOrganisation", organisation("another"));
            running.awaitSigned();
            running.send("RegisterOrganisation", organisation("and-another"));
            running.awaitSigned();
        }
        Path second =
                shipped.resolve("000000")
                        .resolve(
                                "%012d.checkpoint"
                                        .formatted(
                                                ledger.number(
                                                        "SELECT size FROM ledger.checkpoint ORDER"
                                                            + " BY number DESC OFFSET 1 LIMIT 1")));
        assertThat(continued(1, forked, "--checkpoint", second.toString()))
                .contains("this is no loss but another history");
        assertThat(
                        continued(
                                1,
                                forked,
                                decision("another", "2", "--checkpoint", shipped.toString())
                                        .toArray(String[]::new)))
                .contains("two histories were signed");
        Path foreign = folder.resolve("foreign.checkpoint");
        Files.writeString(
                foreign,
                Files.readString(shipped.resolve("latest.checkpoint")).replaceFirst("^", "x"));
        assertThat(continued(1, forked, "--checkpoint", foreign.toString()))
                .contains("is of the log x");
    }

    @Test
    void a_continuation_that_is_killed_half_way_changes_nothing_and_is_repeated() throws Exception {
        Database ledger = withoutTheNewest(folder.resolve("killed.zip"));
        String lost = lost(ledger);
        ledger.execute(
                """
                CREATE FUNCTION ledger.slow() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN PERFORM pg_sleep(600); RETURN NEW; END';
                CREATE TRIGGER slow BEFORE INSERT ON ledger.log_key FOR EACH ROW
                  EXECUTE FUNCTION ledger.slow()
                """);
        String digest =
                """
                SELECT hashtext(string_agg(t::text, '' ORDER BY t::text)) FROM (
                  SELECT s::text FROM ledger.sealer_state s
                  UNION ALL SELECT c::text FROM ledger.checkpoint c
                  UNION ALL SELECT r::text FROM ledger.signer_state r
                  UNION ALL SELECT e.position::text FROM ledger.sealed_entry e
                  UNION ALL SELECT e.event_id FROM ledger.sealed_entry e) AS all_of_it (t)
                """;
        long before = ledger.number(digest);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.iioe.ledger.system.Start"));
        command.addAll(arguments(ledger, decision("after-a-kill", lost).toArray(String[]::new)));
        Process killed = new ProcessBuilder(command).inheritIO().start();
        Database server = TestDatabases.create();
        String sleeping =
                " FROM pg_stat_activity WHERE datname = '%s' AND wait_event = 'PgSleep'"
                        .formatted(name(ledger));
        TestClock.await(
                "it has sealed the entry and waits",
                Duration.ofMinutes(2),
                () -> server.number("SELECT count(*)" + sleeping) == 1);
        killed.destroyForcibly().waitFor();
        server.execute("SELECT pg_terminate_backend(pid)" + sleeping);
        TestClock.await(
                "its transaction is gone",
                Duration.ofSeconds(20),
                () -> server.number("SELECT count(*)" + sleeping) == 0);
        assertThat(ledger.number(digest)).isEqualTo(before);
        ledger.execute("DROP TRIGGER slow ON ledger.log_key; DROP FUNCTION ledger.slow()");
        assertThat(continued(0, ledger, decision("after-a-kill", lost).toArray(String[]::new)))
                .contains("continued as after-a-kill");
        goesOn(ledger, "after-a-kill");
    }

    @Test
    void goes_on_with_a_new_key_where_the_key_is_lost_and_once_more_after_a_second_loss()
            throws Exception {
        Database ledger = TestDatabases.create();
        try (TestLedger running = TestLedger.on(ledger)) {
            running.send("RegisterOrganisation", organisation("one"));
            running.awaitSigned();
        }
        Files.delete(ledger.dataDir().resolve("signing-key.pem"));
        assertThatThrownBy(() -> TestLedger.on(ledger)).hasStackTraceContaining("--new-key");
        assertThat(continued(2, ledger)).contains("LOST: the key").contains("--lost 0 --new-key");
        assertThat(continued(1, ledger, decision("new-name", "0").toArray(String[]::new)))
                .contains("say --new-key");
        assertThat(Files.exists(ledger.dataDir().resolve("signing-key.pem"))).isFalse();
        assertThat(
                        continued(
                                0,
                                ledger,
                                decision("new-name", "0", "--new-key").toArray(String[]::new)))
                .contains("The key of the log is lost.");
        Path older = folder.resolve("before-the-second-loss.zip");
        goesOn(ledger, "new-name");
        said(0, "backup", older, ledger);
        try (TestLedger running = TestLedger.on(ledger)) {
            running.send("RegisterOrganisation", organisation("two"));
            running.awaitSigned();
        }
        Database again = withDataDir(TestDatabases.create(), ledger.dataDir());
        assertThat(said(2, "restore", older, again)).contains("OLDER than what was signed");
        assertThat(continued(0, again, decision("third-name", lost(again)).toArray(String[]::new)))
                .contains("the log new-name is continued as third-name");
        try (TestLedger running = TestLedger.on(again)) {
            running.awaitSigned();
            JsonNode names = running.get("/api/v1/log/origins").json().at("/items");
            assertThat(names.size()).isEqualTo(3);
            assertThat(names.at("/1/continued/newKey").asBoolean()).isTrue();
            assertThat(names.at("/2/continued/newKey").asBoolean()).isFalse();
        }
        goesOn(again, "third-name");
    }

    /** A ledger of whose newest positions nothing is left but the checkpoint over them. */
    private static Database withoutTheNewest(Path older) throws Exception {
        Database original = TestDatabases.create();
        try (TestLedger running = TestLedger.on(original)) {
            running.send("RegisterOrganisation", organisation("one"));
            running.awaitSigned();
            said(0, "backup", older, original);
            running.send("RegisterOrganisation", organisation("two"));
            running.awaitSigned();
        }
        Database ledger = withDataDir(TestDatabases.create(), original.dataDir());
        said(2, "restore", older, ledger);
        return ledger;
    }

    private static String lost(Database ledger) {
        return Pattern.compile("LOST: ([0-9]+) positions")
                .matcher(continued(2, ledger))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static void goesOn(Database ledger, String origin) {
        try (TestLedger running = TestLedger.on(ledger)) {
            assertThat(
                            running.send("RegisterOrganisation", organisation("since-" + origin))
                                    .status())
                    .isEqualTo(201);
            assertThat(running.awaitSigned()).startsWith(origin + "\n");
        }
        VerifyLedgerProgram.accepts(ledger);
    }

    private Before writeAndBackUp(Database on, Path older) throws Exception {
        try (LedgerProcess ledger = LedgerProcess.on(on);
                SteadyWriters writers = new SteadyWriters()) {
            URI address = ledger.awaitReady();
            writers.begin(WRITERS, address);
            writers.awaitAcknowledged(100);
            Path latest = on.dataDir().resolve("checkpoints").resolve("latest.checkpoint");
            TestClock.await(
                    "more than the entry that is asked for is signed",
                    Duration.ofSeconds(20),
                    () -> Files.exists(latest) && size(latest) > 5);
            String checkpoint = asked(address, "/log/checkpoint");
            Map<String, String> backedUp = Map.copyOf(writers.acknowledged());
            said(0, "backup", older, on);
            writers.awaitAcknowledged(100);
            writers.end();
            TestClock.await(
                    "all that is sealed was shipped",
                    Duration.ofSeconds(20),
                    () -> size(latest) == on.number("SELECT count(*) FROM ledger.sealed_entry"));
            Before before =
                    new Before(
                            writers.acknowledged(),
                            backedUp,
                            checkpoint.lines().findFirst().orElseThrow(),
                            asked(address, "/api/v1/log/key").strip(),
                            root(address, 5),
                            Files.writeString(folder.resolve("within.checkpoint"), checkpoint),
                            Files.writeString(
                                    folder.resolve("5.tlog-proof"),
                                    asked(address, "/api/v1/log/entries/5/receipt")),
                            Files.writeString(
                                    folder.resolve("5.json"),
                                    asked(address, "/api/v1/log/entries/5")));
            ledger.kill();
            return before;
        }
    }

    /** Pages, reports and answers say it; what is older than the loss reads as it did. */
    private static void tells(
            TestLedger running, Before before, String origin, long kept, long signed) {
        String lost =
                "%d positions of the log %s that were signed are lost, %d to %d"
                        .formatted(signed - kept, before.origin(), kept, signed - 1);
        Answer origins = running.get("/api/v1/log/origins");
        assertThat(origins.json().at("/items/0/origin").asString()).isEqualTo(before.origin());
        JsonNode continued = origins.json().at("/items/1");
        assertThat(continued.at("/origin").asString()).isEqualTo(origin);
        assertThat(continued.at("/since").asLong()).isEqualTo(kept);
        assertThat(continued.at("/continued/decidedBy").asString()).isEqualTo("secretary-1");
        assertThat(continued.at("/told").asString()).contains(lost).contains("The disk burnt");
        for (String path :
                List.of("/log/checkpoint", "/api/v1/members.csv", "/api/v1/reports/journal.csv")) {
            assertThat(running.get(path).response().headers().firstValue("Ledger-Continued"))
                    .as(path)
                    .hasValueSatisfying(value ->
                            assertThat(value)
                                    .contains(
                                            "positions %d to %d of %s, which are lost"
                                                    .formatted(kept, signed - 1, before.origin())));
        }
        String report = "/api/v1/reports/inventory?";
        JsonNode notes = running.get(report).json().at("/notes");
        assertThat(notes.toString()).contains(lost);
        assertThat(running.get(report + "asOf=" + (kept - 1)).json().at("/notes").toString())
                .doesNotContain("lost");
        assertThat(running.get(report + "asOf=" + kept).json().at("/notes").toString())
                .contains(lost);
        Answer trail = running.get("/api/v1/trail?subject=log");
        assertThat(trail.json().at("/items/0/position").asLong()).isEqualTo(kept);
        assertThat(trail.json().at("/items/0/actor").asString()).isEqualTo("secretary-1");
        assertThat(root(running.address("/"), 5)).isEqualTo(before.rootAtFive());
        running.awaitCheck("good", Duration.ofSeconds(30));
    }

    /** As an auditor asks a running ledger, and takes a pack and receipts home. */
    private void verified(TestLedger running, Before before, Path newKey, long kept)
            throws Exception {
        String address = running.address("/").toString();
        good(VERIFY.run("--key", newKey.toString(), address));
        good(
                VERIFY.run(
                        "--key",
                        newKey.toString(),
                        "--key",
                        before.key(),
                        "--checkpoint",
                        before.checkpoint().toString(),
                        address));
        // Nobody but who holds the new line of the key is to believe the new name.
        assertThat(VERIFY.run("--key", before.key(), address).first())
                .startsWith("SIGNATURE_INVALID");
        assertThat(
                        running.get(
                                        "/api/v1/log/consistency?from=%d"
                                                .formatted(size(before.checkpoint())))
                                .json()
                                .at("/fromRoot")
                                .asString())
                .isEqualTo(Files.readAllLines(before.checkpoint()).get(2));
        good(
                VERIFY.run(
                        "--key",
                        before.key(),
                        "--receipt",
                        before.receipt().toString(),
                        "--entry",
                        before.entry().toString()));
        Path receipt =
                Files.writeString(
                        folder.resolve("5-anew.tlog-proof"),
                        running.get("/api/v1/log/entries/5/receipt").response().body());
        good(
                VERIFY.run(
                        "--key",
                        newKey.toString(),
                        "--receipt",
                        receipt.toString(),
                        "--entry",
                        before.entry().toString()));
        for (String asOf : List.of("", "?asOf=" + kept, "?asOf=" + (kept - 1))) {
            Path pack = folder.resolve("pack%s.zip".formatted(asOf.replaceAll("[^0-9]", "")));
            http.send(
                    HttpRequest.newBuilder(
                                    running.address("/api/v1/exports/evidence-pack.zip" + asOf))
                            .build(),
                    BodyHandlers.ofFile(pack));
            Result result =
                    VERIFY.run("--key", newKey.toString(), "--key", before.key(), pack.toString());
            // Its entries hold; some of its tables are not derived from them.
            assertThat(result.exit()).as(asOf + result.output()).isEqualTo(4);
        }
    }

    /** As an auditor asks the database. */
    private static void accepts(
            Database ledger, Before before, Path newKey, Path promised, long kept, long signed) {
        String login =
                "%s?user=%s&password=%s".formatted(ledger.url(), ledger.user(), ledger.password());
        Result good =
                VERIFY.run(
                        "--key",
                        newKey.toString(),
                        "--key",
                        before.key(),
                        "--checkpoint",
                        before.checkpoint().toString(),
                        login);
        good(good);
        assertThat(good.output())
                .contains("CONTINUED: " + before.origin())
                .contains(
                        "positions %d to %d, which were signed before, are lost"
                                .formatted(kept, signed - 1));
        for (Path those : List.of(promised, ledger.dataDir().resolve("checkpoints"))) {
            Result lost = VERIFY.run("--checkpoint", those.toString(), login);
            assertThat(lost.exit()).as(lost.output()).isEqualTo(3);
            assertThat(lost.output())
                    .contains(
                            "of size %d covers positions %d to %d of %s, and these positions are lost"
                                    .formatted(signed, kept, signed - 1, before.origin()));
        }
    }

    private static void good(Result result) {
        assertThat(result.exit()).as(result.output()).isZero();
    }

    /** What a run of the command says on a ledger. */
    private static String continued(int exit, Database on, String... more) {
        return run(exit, arguments(on, more).toArray(String[]::new));
    }

    private static List<String> arguments(Database on, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "continue",
                                "--spring.datasource.url=" + on.url(),
                                "--spring.datasource.username=" + on.user(),
                                "--spring.datasource.password=" + on.password(),
                                "--ledger.data-dir=" + on.dataDir()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static List<String> decision(String origin, String lost, String... more) {
        List<String> decision =
                new ArrayList<>(
                        List.of(
                                "--origin",
                                origin,
                                "--decided-by",
                                "secretary-1",
                                "--reason",
                                "The disk burnt",
                                "--lost",
                                lost));
        decision.addAll(List.of(more));
        return decision;
    }

    private static void refuses(Database ledger, String why, String origin, String lost) {
        assertThat(continued(1, ledger, decision(origin, lost).toArray(String[]::new)))
                .contains(why);
    }

    private String asked(URI address, String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(address.resolve(path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String root(URI address, long position) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            address.resolve("/api/v1/trail?asOf=" + position))
                                    .build(),
                            BodyHandlers.ofString())
                    .headers()
                    .firstValue("Ledger-Root")
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long size(Path checkpoint) {
        try {
            return Long.parseLong(Files.readAllLines(checkpoint).get(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database withDataDir(Database database, Path dataDir) {
        return new Database(database.url(), database.user(), database.password(), dataDir);
    }
}
