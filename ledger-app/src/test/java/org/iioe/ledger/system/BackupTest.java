package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.audit.ValueClaimed;
import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.backup.EarlierBackup;
import org.iioe.ledger.log.EarlierLedger;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A backup is taken while the ledger is written to, and what comes back from it is the same log:
 * whole, proven, and never a second history.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {
    private static final int WRITERS = 8;
    private static final int ANSWERS = 200;
    private static final int NEVER_SIGNED = 3;

    private final long seed = System.nanoTime();
    private final Path folder = TestFolder.named("backup");
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();

    /** A ledger that is stopped, and a backup of it that has entries which were never signed. */
    private Database source;

    private Path backup;

    @BeforeAll
    void oneBackup() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        source = TestDatabases.create();
        try (TestLedger ledger = TestLedger.on(source)) {
            for (String name : List.of("one", "two", "three")) {
                assertThat(ledger.send("RegisterOrganisation", organisation(name)).status())
                        .isEqualTo(201);
            }
            ledger.awaitSigned();
        }
        source.execute(
                """
                INSERT INTO ledger.document (digest, media_type, bytes, received_by, content)
                SELECT encode(sha256(b), 'hex'), 'application/pdf', length(b), 'secretary-1', b
                  FROM (SELECT decode(repeat('00ff0d0a5c2c22', 10000), 'hex') AS b)
                """);
        for (int i = 0; i < NEVER_SIGNED; i++) {
            source.execute(
                    """
                    SELECT ledger.seal(next_position, ARRAY['never-signed-%1$d'], ARRAY['test/%1$d'],
                      ARRAY[0::bigint], ARRAY[1767225600000], ARRAY[convert_to(
                      '{"specversion":"1.0","id":"never-signed-%1$d","source":' || to_json(origin)
                      || ',"type":"%2$s","subject":"test/%1$d","time":"2026-01-01T00:00:00.000Z",'
                      || '"sequence":"0","aggregatetype":"Claim","datacontenttype":"application/json",'
                      || '"data":{"kind":"test","value":"%1$d","holder":"nobody",'
                      || '"on":"2019-12-07","source":{"ref":"ü, \\n","certainty":"stated"}}}', 'UTF8')],
                      NULL, NULL, NULL, NULL)
                      FROM ledger.sealer_state, ledger.ledger_identity
                    """
                            .formatted(i, ValueClaimed.class.getName()));
        }
        backup = folder.resolve("source.zip");
        said(0, "backup", backup, source);
    }

    @Test
    void keeps_all_that_was_acknowledged_before_a_backup_under_load() throws Exception {
        System.out.println("Backup under seed " + seed);
        Database lost = TestDatabases.create();
        Database restored = TestDatabases.create();
        Path file = folder.resolve("under-load.zip");
        Path kept = folder.resolve("kept.checkpoint");
        Map<String, String> acknowledged;
        Map<String, String> before;
        try (LedgerProcess ledger = LedgerProcess.on(lost);
                SteadyWriters writers = new SteadyWriters()) {
            URI address = ledger.awaitReady();
            writers.begin(WRITERS, address);
            acknowledged = writers.acknowledged();
            writers.awaitAcknowledged(ANSWERS);
            Files.writeString(
                    kept,
                    http.send(
                                    HttpRequest.newBuilder(address.resolve("/log/checkpoint"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
            before = Map.copyOf(acknowledged);
            long began = System.nanoTime();
            System.out.println(said(0, "backup", file, lost));
            System.out.printf(
                    "%d answers before it, %d while it was taken in %d ms%n",
                    before.size(),
                    acknowledged.size() - before.size(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            assertThat(acknowledged.size()).isGreaterThan(before.size());
            writers.end();
            ledger.kill();
        }
        Files.createDirectories(restored.dataDir());
        Files.copy(
                lost.dataDir().resolve("signing-key.pem"),
                restored.dataDir().resolve("signing-key.pem"));
        source.execute("DROP DATABASE " + name(lost) + " WITH (FORCE)");
        assertThat(said(0, "restore", file, restored, "--checkpoint", kept.toString()))
                .contains("It agrees with all");
        try (TestLedger ledger = TestLedger.on(restored)) {
            assertThat(before.keySet())
                    .as("seed %d", seed)
                    .allSatisfy(key ->
                            assertThat(ledger.get("/api/v1/commands/" + key).status())
                                    .isEqualTo(200));
            // What came later may be lost, and is recorded anew; what is there answers as it did.
            acknowledged.forEach((key, first) -> {
                Answer again = ledger.send("RegisterOrganisation", key, organisation(key));
                assertThat(again.status()).isEqualTo(201);
                if (before.containsKey(key)) {
                    assertThat(again.json()).isEqualTo(mapper.readTree(first));
                }
            });
            ledger.awaitSigned();
            assertThat(
                            restored.number(
                                    "SELECT count(*) FROM ledger.sealed_entry WHERE subject LIKE"
                                            + " 'organisation/%' AND sequence = 0"))
                    .isEqualTo(acknowledged.size());
            assertThat(
                            restored.number(
                                    "SELECT count(*) - count(DISTINCT event_id) FROM"
                                            + " ledger.sealed_entry"))
                    .isZero();
            assertThat(ledger.get("/api/v1/organisations").json().get("items")).isNotEmpty();
        }
        verifies(restored, kept);
    }

    @Test
    void tells_what_an_older_backup_lacks_and_signs_it_no_further() throws Exception {
        Database original = TestDatabases.create();
        Path older = folder.resolve("older.zip");
        long size;
        try (TestLedger ledger = TestLedger.on(original)) {
            ledger.send("RegisterOrganisation", organisation("one"));
            size = Long.parseLong(ledger.awaitSigned().lines().toList().get(1));
            said(0, "backup", older, original);
            ledger.send("RegisterOrganisation", organisation("two"));
            ledger.awaitSigned();
        }
        Path shipped = original.dataDir().resolve("checkpoints");
        long signed =
                Long.parseLong(Files.readAllLines(shipped.resolve("latest.checkpoint")).get(1));
        Database restored = TestDatabases.create();
        assertThat(said(2, "restore", older, restored, "--checkpoint", shipped.toString()))
                .contains("OLDER than what was signed")
                .contains("Positions %d to %d are missing".formatted(size, signed - 1));
        // With another folder of checkpoints, too: the database itself remembers.
        Files.createDirectories(restored.dataDir());
        Files.copy(
                original.dataDir().resolve("signing-key.pem"),
                restored.dataDir().resolve("signing-key.pem"));
        assertThatThrownBy(() -> TestLedger.on(restored))
                .hasStackTraceContaining(
                        "(in the database itself): it was put back to an older state, and is not"
                                + " signed any further");
        assertThatThrownBy(() -> TestLedger.on(restored, "ledger.data-dir=" + original.dataDir()))
                .hasStackTraceContaining("it was put back to an older state");
        assertThat(restored.number("SELECT count(*) FROM ledger.sealed_entry")).isEqualTo(size);
        // Where the checkpoints are, they are compared without a word.
        Database again = TestDatabases.create();
        assertThat(said(2, "restore", older, again, "--ledger.data-dir=" + original.dataDir()))
                .contains("OLDER than what was signed");
        // One of another history of the same log is refused.
        Path forged = folder.resolve("forged.checkpoint");
        String note = Files.readString(shipped.resolve("latest.checkpoint"));
        Files.writeString(forged, note.replace("\n" + signed + "\n", "\n" + size + "\n"));
        Database untouched = TestDatabases.create();
        assertThat(said(1, "restore", older, untouched, "--checkpoint", forged.toString()))
                .contains("is not signed by a key of this log");
        empty(untouched);
        assertThat(
                        said(
                                1,
                                "restore",
                                older,
                                untouched,
                                "--checkpoint",
                                source.dataDir().resolve("checkpoints").toString()))
                .contains("is of the log");
    }

    @Test
    void refuses_a_backup_that_is_not_byte_for_byte_what_was_written() throws Exception {
        Database target = TestDatabases.create();
        byte[] whole = Files.readAllBytes(backup);
        Path altered = folder.resolve("altered.zip");
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            int at =
                    switch (i) {
                        case 0 -> 0;
                        case 1 -> whole.length - 1;
                        default -> random.nextInt(whole.length);
                    };
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(altered, bytes);
            assertThat(said(1, "restore", altered, target))
                    .as("seed %d, byte %d", seed, at)
                    .contains("is not taken for a backup");
        }
        // As it is before it is finished.
        byte[] unfinished = whole.clone();
        Arrays.fill(unfinished, whole.length - 64, whole.length, (byte) '0');
        Files.write(altered, unfinished);
        assertThat(said(1, "restore", altered, target)).contains("never finished");
        Files.write(altered, Arrays.copyOf(whole, whole.length / 2));
        assertThat(said(1, "restore", altered, target)).contains("altered, cut short");
        assertThat(said(1, "restore", folder.resolve("none.zip"), target)).contains("no file");
        assertThat(target.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'ledger'"))
                .isZero();
        assertThat(said(1, "backup", backup, source)).contains("is there already");
        assertThat(said(1, "backup", folder.resolve("empty.zip"), target))
                .contains("keeps no ledger");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".new") || name.equals("empty.zip"));
        }
    }

    @Test
    void refuses_a_database_that_is_not_empty() throws Exception {
        long entries = source.number("SELECT count(*) FROM ledger.sealed_entry");
        assertThat(said(1, "restore", backup, source))
                .contains("the database is not empty (")
                .contains("ledger.sealed_entry");
        assertThat(source.number("SELECT count(*) FROM ledger.sealed_entry")).isEqualTo(entries);
        Database other = TestDatabases.create();
        other.execute("CREATE TABLE somebody_elses (id int)");
        assertThat(said(1, "restore", backup, other)).contains("(public.somebody_elses)");
    }

    @Test
    void a_restore_that_is_killed_half_way_leaves_nothing_and_is_repeated() throws Exception {
        Database target = TestDatabases.create();
        Flyway.configure()
                .dataSource(target.url(), target.user(), target.password())
                .defaultSchema("ledger")
                .createSchemas(true)
                .load()
                .migrate();
        try (Connection holding = target.connect();
                Statement statement = holding.createStatement()) {
            // The restore has loaded the log when it waits for this.
            holding.setAutoCommit(false);
            statement.execute("LOCK TABLE ledger.document IN EXCLUSIVE MODE");
            LedgerProcess restore =
                    LedgerProcess.mode(
                            "restore",
                            backup.toString(),
                            "--spring.datasource.url=" + target.url(),
                            "--spring.datasource.username=" + target.user(),
                            "--spring.datasource.password=" + target.password());
            String waiting =
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = '%s' AND query LIKE 'COPY ledger.document%%'"
                            .formatted(name(target));
            TestClock.await(
                    "the restore waits", Duration.ofMinutes(1), () -> source.number(waiting) == 1);
            restore.kill();
            holding.rollback();
            TestClock.await(
                    "its transaction is gone",
                    Duration.ofSeconds(20),
                    () -> source.number(waiting) == 0);
        }
        empty(target);
        assertThat(said(0, "restore", backup, target))
                .contains("Not compared with any checkpoint that left the machine");
        Files.createDirectories(target.dataDir());
        Files.copy(
                source.dataDir().resolve("signing-key.pem"),
                target.dataDir().resolve("signing-key.pem"));
        long unsigned =
                target.number(
                        "SELECT next_position - tree_size FROM ledger.sealer_state,"
                                + " ledger.signer_state");
        assertThat(unsigned).isEqualTo(NEVER_SIGNED);
        try (TestLedger ledger = TestLedger.on(target)) {
            ledger.send("RegisterOrganisation", organisation("four"));
            ledger.awaitSigned();
        }
        verifies(target, source.dataDir().resolve("checkpoints"));
    }

    @Test
    void restores_a_backup_from_before_the_log_was_the_event_store() throws Exception {
        Database present = TestDatabases.create();
        try (TestLedger ledger = TestLedger.on(present)) {
            ledger.send("RegisterOrganisation", organisation("one"));
            ledger.awaitSigned();
        }
        Database earlier = EarlierLedger.of(present);
        StoredEvent unsealed =
                new StoredEvent(
                        "never-sealed",
                        ValueClaimed.class.getName(),
                        null,
                        "test/0",
                        "Claim",
                        0,
                        "2026-01-01T00:00:00.000Z",
                        """
                        {"kind":"test","value":"0","holder":"nobody","on":"2019-12-07","source":{"ref":"ü, \\n","certainty":"stated"}}\
                        """
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of());
        EarlierLedger.store(earlier, unsealed, "{}");
        Path file = folder.resolve("earlier.zip");
        EarlierBackup.write(earlier, file);
        Path shipped = present.dataDir().resolve("checkpoints");
        long entries = earlier.number("SELECT count(*) FROM ledger.sealed_entry");

        Database target = TestDatabases.create();
        assertThat(said(0, "restore", file, target, "--checkpoint", shipped.toString()))
                .contains("It agrees with all");
        // As it was; the ledger that is started on it makes of it what it is now.
        assertThat(target.number("SELECT count(*) FROM ledger.sealed_entry")).isEqualTo(entries);
        assertThat(target.number("SELECT count(*) FROM ledger.domainevententry"))
                .isEqualTo(entries + 1);
        Files.createDirectories(target.dataDir());
        Files.copy(
                present.dataDir().resolve("signing-key.pem"),
                target.dataDir().resolve("signing-key.pem"));
        try (TestLedger ledger = TestLedger.on(target)) {
            ledger.awaitSigned();
            assertThat(
                            target.number(
                                    "SELECT position FROM ledger.sealed_entry WHERE event_id ="
                                            + " 'never-sealed'"))
                    .isEqualTo(entries);
            assertThat(ledger.send("RegisterOrganisation", organisation("two")).status())
                    .isEqualTo(201);
            ledger.awaitSigned();
        }
        verifies(target, shipped);
    }

    @Test
    void needs_no_settings_for_the_embedded_database() throws Exception {
        Path data = folder.resolve("data");
        String dataDir = "--ledger.data-dir=" + data;
        assertThat(run(1, "backup", folder.toString(), dataDir)).contains("There is no ledger");
        try (LedgerProcess ledger = embedded(data)) {
            ledger.awaitReady();
            run(0, "backup", folder.resolve("running.zip").toString(), dataDir);
            assertThat(run(1, "restore", folder.resolve("running.zip").toString(), dataDir))
                    .contains("Another ledger is running on the data folder");
            ledger.terminate();
            ledger.awaitExit(Duration.ofSeconds(30));
        }
        Path stopped = Files.createDirectories(folder.resolve("stopped"));
        run(0, "backup", stopped.toString(), dataDir);
        Files.move(data.resolve("postgres"), folder.resolve("postgres-before"));
        try (Stream<Path> files = Files.list(stopped)) {
            assertThat(run(0, "restore", files.findFirst().orElseThrow().toString(), dataDir))
                    .contains("It agrees with all");
        }
        try (LedgerProcess ledger = embedded(data)) {
            URI address = ledger.awaitReady();
            assertThat(ledger.output()).doesNotContain("The founding record is in the ledger");
            HttpResponse<String> answer =
                    SteadyWriters.register(http, address, "after-the-restore", "wait=5");
            assertThat(answer.headers().firstValue("Ledger-Position")).isPresent();
            JsonNode members =
                    mapper.readTree(
                            http.send(
                                            HttpRequest.newBuilder(
                                                            address.resolve("/api/v1/members"))
                                                    .build(),
                                            BodyHandlers.ofString())
                                    .body());
            assertThat(members.get("items").size()).isEqualTo(23);
            VerifyLedgerProgram.Result verified =
                    VerifyLedgerProgram.compile()
                            .run(
                                    "--checkpoint",
                                    data.resolve("checkpoints").toString(),
                                    address.toString());
            assertThat(verified.exit()).as(verified.output()).isZero();
            ledger.terminate();
            ledger.awaitExit(Duration.ofSeconds(30));
        }
    }

    private static LedgerProcess embedded(Path data) {
        return LedgerProcess.start(
                "", "ledger.data-dir=" + data, "server.port=0", "ledger.founding-record=iioe");
    }

    static String organisation(String name) {
        return """
        {"organisation":"%1$s","nameAsGiven":"Illustrative %1$s","kind":"other","identifiers":[],
         "confirmedDistinct":true,"on":"2020-01-01","source":{"ref":"illustrative","certainty":"stated"}}
        """
                .formatted(name);
    }

    /** Runs a mode on a database, and gives what it said. */
    static String said(int exit, String mode, Path file, Database on, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                mode,
                                file.toString(),
                                "--spring.datasource.url=" + on.url(),
                                "--spring.datasource.username=" + on.user(),
                                "--spring.datasource.password=" + on.password()));
        if (Stream.of(more).noneMatch(argument -> argument.startsWith("--ledger.data-dir="))) {
            arguments.add("--ledger.data-dir=" + on.dataDir());
        }
        arguments.addAll(List.of(more));
        return run(exit, arguments.toArray(String[]::new));
    }

    static String run(int exit, String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8);
        int code = BackupMode.run(List.of(arguments), print, print);
        String said = output.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isEqualTo(exit);
        return said;
    }

    private static void verifies(Database database, Path checkpoints) {
        VerifyLedgerProgram.accepts(
                database, checkpoints, database.dataDir().resolve("checkpoints"));
    }

    private static void empty(Database database) {
        for (String table : List.of("sealed_entry", "checkpoint", "ledger_identity")) {
            assertThat(database.number("SELECT count(*) FROM ledger." + table)).as(table).isZero();
        }
    }

    static String name(Database database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }
}
