package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.system.TestDatabases.Database;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A backup is taken, and whoever restores it dies: all of it is there, or it is done again. */
final class KilledRestoring {
    private final Random random;
    private final long seed;
    private final Path kept;

    KilledRestoring(Random random, long seed, Path kept) {
        this.random = random;
        this.seed = seed;
        this.kept = kept;
    }

    void inflict(StruckLedger ledger) throws Exception {
        TwoNodes nodes = ledger.nodes();
        Database original = nodes.database();
        Path backup = kept.resolve("backup-%d.zip".formatted(System.nanoTime()));
        Path shipped = kept.resolve("shipped-%d".formatted(System.nanoTime()));
        nodes.keepCheckpoint(shipped);
        assertThat(mode("backup", backup, original)).isZero();
        // What else happens here does not concern them, and they would slow it down.
        ledger.writers().end();
        Database restored = ledger.another();
        LedgerProcess restoring =
                LedgerProcess.mode(arguments("restore", backup, restored).toArray(String[]::new));
        ledger.awaitConnected(restored, true, seed);
        TestClock.pause(Duration.ofMillis(random.nextInt(1_500)));
        restoring.kill();
        ledger.awaitConnected(restored, false, seed);
        boolean finished = isThere(restored);
        assertThat(mode("restore", backup, restored)).isEqualTo(finished ? 1 : 0);
        Files.createDirectories(restored.dataDir());
        Files.copy(
                original.dataDir().resolve("signing-key.pem"),
                restored.dataDir().resolve("signing-key.pem"));
        awaitSigned(nodes, restored);
        VerifyLedgerProgram.accepts(restored, shipped);
        ledger.drop(restored);
        Files.delete(backup);
        ledger.writers().begin(nodes);
    }

    /** A node on it signs what was not signed yet when the backup was taken. */
    private void awaitSigned(TwoNodes nodes, Database restored) throws Exception {
        try (LedgerProcess onIt = LedgerProcess.on(restored)) {
            URI ready = onIt.awaitReady().resolve("/actuator/health/readiness");
            TestClock.await(
                    "all that was restored is signed, seed " + seed,
                    Duration.ofSeconds(30),
                    () -> {
                        String said = nodes.sent(HttpRequest.newBuilder(ready));
                        return said.contains("\"unsealed\":0") && said.contains("\"unsigned\":0");
                    });
        }
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
}
