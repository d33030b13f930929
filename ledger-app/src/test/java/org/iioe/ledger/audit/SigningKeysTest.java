package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;

/** A log keeps its key, or hands over to another in the sight of both; it never gets a new one. */
class SigningKeysTest {
    private static long signatures(String checkpoint) {
        return checkpoint.lines().filter(line -> line.startsWith("\u2014 ")).count();
    }

    /** Records something, and waits until a checkpoint covers it. */
    private static String recorded(TestLedger ledger, String organisation) {
        assertThat(
                        ledger.send(
                                        "RegisterOrganisation",
                                        """
                                        {"organisation":"%s","nameAsGiven":"Illustrative %s","kind":"other",
                                         "identifiers":[],"confirmedDistinct":true,"on":"2020-01-01",
                                         "source":{"ref":"illustrative","certainty":"stated"}}
                                        """
                                                .formatted(organisation, organisation))
                                .status())
                .isEqualTo(201);
        return ledger.awaitSigned();
    }

    private static Path newKey(Path folder) throws IOException, NoSuchAlgorithmException {
        Path file = folder.resolve("next-key.pem");
        byte[] key =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getEncoder().encodeToString(key)));
        return file;
    }

    @Test
    void the_first_start_makes_a_key_that_only_its_user_may_read() throws IOException {
        Database database = TestDatabases.create();
        TestLedger.on(database).close();
        Path key = database.dataDir().resolve("signing-key.pem");
        assertThat(key).exists();
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "file modes are of POSIX");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_log_without_its_key_is_not_signed_with_a_new_one() throws IOException {
        Database database = TestDatabases.create();
        TestLedger.on(database).close();
        Path key = database.dataDir().resolve("signing-key.pem");
        Files.delete(key);
        assertThatThrownBy(() -> TestLedger.on(database))
                .hasStackTraceContaining(
                        "its key " + key.toAbsolutePath().normalize() + " is missing");
        assertThat(key).doesNotExist();
        Files.writeString(key, "not a key");
        assertThatThrownBy(() -> TestLedger.on(database))
                .hasStackTraceContaining("cannot be read as an Ed25519 key");
    }

    @Test
    void hands_over_to_another_key_while_both_sign() throws Exception {
        Database database = TestDatabases.create();
        String oldKey;
        try (TestLedger ledger = TestLedger.on(database)) {
            oldKey = ledger.get("/api/v1/log/key").response().body();
            assertThat(signatures(recorded(ledger, "one"))).isEqualTo(1);
        }
        Path old = database.dataDir().resolve("signing-key.pem");
        Path next = newKey(database.dataDir());
        assertThatThrownBy(() -> TestLedger.on(database, "ledger.signing-keys=" + next))
                .hasStackTraceContaining("name the old key beside the new one for a while");
        String both;
        try (TestLedger ledger =
                TestLedger.on(database, "ledger.signing-keys=%s,%s".formatted(old, next))) {
            both = recorded(ledger, "two");
            assertThat(signatures(both)).isEqualTo(2);
            assertThat(ledger.get("/api/v1/log/key").response().body().lines()).hasSize(2);
        }
        try (TestLedger ledger = TestLedger.on(database, "ledger.signing-keys=" + next)) {
            String newOnly = recorded(ledger, "three");
            assertThat(signatures(newOnly)).isEqualTo(1);
            String newKey = ledger.get("/api/v1/log/key").response().body();
            assertThat(newKey).isNotEqualTo(oldKey);
            assertThat(ledger.get("/api/v1/log/keys").json().get("items").size()).isEqualTo(2);
            VerifyLedgerProgram verify = VerifyLedgerProgram.compile();
            String address = ledger.address("/").toString();
            assertThat(verify.run("--key", newKey.strip(), address).exit()).isZero();
            assertThat(verify.run("--key", oldKey.strip(), address).first())
                    .startsWith("SIGNATURE_INVALID");
            Path kept = database.dataDir().resolve("kept.checkpoint");
            Files.writeString(kept, both);
            assertThat(
                            verify.run(
                                            "--key",
                                            newKey.strip(),
                                            "--checkpoint",
                                            kept.toString(),
                                            address)
                                    .exit())
                    .isZero();
        }
    }

    @Test
    void a_database_that_was_put_back_is_not_signed_any_further() throws Exception {
        Database database = TestDatabases.create();
        try (TestLedger ledger = TestLedger.on(database)) {
            recorded(ledger, "one");
        }
        Database older = TestDatabases.copyOf(database);
        try (TestLedger ledger = TestLedger.on(database)) {
            recorded(ledger, "two");
        }
        List<String> withItsKeyAndCheckpoints = List.of("ledger.data-dir=" + database.dataDir());
        assertThatThrownBy(
                        () -> TestLedger.on(older, withItsKeyAndCheckpoints.toArray(String[]::new)))
                .hasStackTraceContaining(
                        "it was put back to an older state, and is not signed any further");
        // And one of the same length, with another history.
        altered(database);
        assertThatThrownBy(() -> TestLedger.on(database))
                .hasStackTraceContaining("are not those that were signed before");
    }

    private static void altered(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ledger.sealed_entry DISABLE TRIGGER append_only");
            statement.execute(
                    "UPDATE ledger.sealed_entry SET leaf_hash = sha256('x') WHERE position = 1");
            statement.execute("ALTER TABLE ledger.sealed_entry ENABLE ALWAYS TRIGGER append_only");
        }
    }
}
