package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram.Result;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestFolder;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Somebody with every right over the database alters history, with the triggers off. The auditor's
 * program, with a checkpoint that left the machine before, tells what was done, and where.
 *
 * <p>In the statements {@code {p}} is a position that the kept checkpoint covers, {@code {q}} one
 * that is covered by none that was kept, and {@code {n}} the log's size.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlteredHistoryTest {
    private static final int P = 100;

    private final VerifyLedgerProgram verify = VerifyLedgerProgram.compile();
    private Database ledger;
    private Database older;
    private Database whenKept;
    private Path kept;
    private String key;
    private String letter;
    private String unnamed;
    private long olderSize;
    private long keptSize;
    private long size;

    @BeforeAll
    void history() throws IOException {
        ledger = TestDatabases.create();
        olderSize = record("founding-record", 40);
        older = TestDatabases.copyOf(ledger);
        keptSize = record("kept", 110);
        whenKept = TestDatabases.copyOf(ledger);
        kept = TestFolder.named("kept-checkpoints");
        FileSystemUtils.deleteRecursively(kept);
        FileSystemUtils.copyRecursively(ledger.dataDir().resolve("checkpoints"), kept);
        size = record("later", 120);
        assertThat(olderSize).isBetween((long) P + 200, keptSize - 200);
        assertThat(keptSize).isLessThan(size - 200);
    }

    @AfterAll
    void forget() throws IOException {
        FileSystemUtils.deleteRecursively(kept);
    }

    /** Records some organisations, waits until all is signed, and stops: the size then. */
    private long record(String name, int count) {
        return record(ledger, name, count);
    }

    private long record(Database on, String name, int count) {
        try (TestLedger running =
                TestLedger.on(
                        on,
                        "ledger.founding-record="
                                + (name.equals("founding-record") ? "iioe" : "none"))) {
            for (int i = 0; i < count; i++) {
                String id = name + "-" + i;
                assertThat(
                                running.send(
                                                "RegisterOrganisation",
                                                """
                                                {"organisation":"%s","nameAsGiven":"Illustrative %s",
                                                 "kind":"other","identifiers":[],"confirmedDistinct":true,
                                                 "on":"2020-01-01","source":{"ref":"illustrative","certainty":"stated"}}
                                                """
                                                        .formatted(id, id))
                                        .status())
                        .isEqualTo(201);
            }
            if (name.equals("kept")) {
                documents(running);
            }
            key = running.get("/api/v1/log/key").response().body().strip();
            return Long.parseLong(running.awaitSigned().lines().toList().get(1));
        }
    }

    /** A letter that an entry names by digest, and a file that none does. */
    private void documents(TestLedger running) {
        letter = document(running, "%PDF-1.7 letter %%EOF");
        unnamed = document(running, "%PDF-1.7 unnamed %%EOF");
        assertThat(
                        running.send(
                                        "RegisterInstrument",
                                        """
                                        {"instrument":"letter","kind":"letter-of-intent","title":"Letter","version":"1",
                                         "inForceRule":"on-signature","digest":"%s",
                                         "on":"2020-01-01","source":{"ref":"illustrative","certainty":"stated"}}
                                        """
                                                .formatted(letter))
                                .status())
                .isEqualTo(201);
    }

    private static String document(TestLedger running, String content) {
        Answer answer =
                running.exchange(
                        HttpRequest.newBuilder(running.address("/api/v1/documents"))
                                .header("Content-Type", "application/pdf")
                                .header("Ledger-User", "secretary-1")
                                .POST(HttpRequest.BodyPublishers.ofString(content)));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().at("/document/digest").asString();
    }

    @Test
    void an_altered_document() throws SQLException {
        assertThat(verify(ledger).output()).contains("2 documents, each digested anew");
        for (String set :
                List.of(
                        "content = overlay(content PLACING '\\x41' FROM 10)",
                        "content = content || '\\x00'",
                        "bytes = bytes + 1")) {
            String update = "UPDATE document SET " + set + " WHERE digest = ";
            told(update + "'" + letter + "'", "DOCUMENT_DIFFERS " + namedAt());
            // What no entry names has no position.
            told(update + "'" + unnamed + "'", "DOCUMENT_DIFFERS");
        }
        told(
                "UPDATE document SET digest = '%s' WHERE digest = '%s'"
                        .formatted("c".repeat(64), letter),
                "DOCUMENT_DIFFERS");
    }

    private long namedAt() throws SQLException {
        try (Connection connection = ledger.connect();
                Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT min(position) FROM ledger.sealed_entry WHERE"
                                        + " convert_from(entry, 'UTF8') LIKE '%"
                                        + letter
                                        + "%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Result verify(Database database) {
        return verify.run("--key", key, "--checkpoint", kept.toString(), jdbc(database));
    }

    private static String jdbc(Database database) {
        return "%s?user=%s&password=%s"
                .formatted(database.url(), database.user(), database.password());
    }

    private Result altered(String statements) throws SQLException {
        Database copy = TestDatabases.copyOf(ledger);
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            connection.setSchema("ledger");
            for (String table :
                    new String[] {"sealed_entry", "log_node", "checkpoint", "document"}) {
                statement.execute("ALTER TABLE %s DISABLE TRIGGER append_only".formatted(table));
            }
            statement.execute("ALTER TABLE cosignature DROP CONSTRAINT cosignature_size_fkey");
            statement.execute(
                    statements
                            .replace("{p}", Integer.toString(P))
                            .replace("{q}", Long.toString(keptSize + 50))
                            .replace("{n}", Long.toString(size)));
        }
        Result result = verify(copy);
        try (Connection connection = ledger.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "DROP DATABASE " + copy.url().substring(copy.url().lastIndexOf('/') + 1));
        }
        System.out.println(statements + "\n  -> " + result.first());
        return result;
    }

    private void told(String statements, String first) throws SQLException {
        Result result = altered(statements);
        assertThat(result.first())
                .as(result.output())
                .isEqualTo(
                        first.replace("{p}", Integer.toString(P))
                                .replace("{q}", Long.toString(keptSize + 50))
                                .replace("{n}", Long.toString(size))
                                .replace("{last}", Long.toString(size - 1)));
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void what_nobody_altered_is_good() {
        Result result = verify(TestDatabases.copyOf(ledger));
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("GOOD: ledger-").contains("size " + size);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "position = {n} + 5 | POSITION_MISSING",
                "event_id = 'another' | COLUMN_DIFFERS",
                "subject = 'another' | COLUMN_DIFFERS",
                "sequence = sequence + 1000000 | COLUMN_DIFFERS",
                "recorded_at = recorded_at + interval '1 millisecond' | COLUMN_DIFFERS",
                "entry = overlay(entry PLACING '\\x41' FROM octet_length(entry) - 8) |"
                        + " LEAF_HASH_DIFFERS",
                "entry = overlay(entry PLACING '\\x0a' FROM 60) | ENTRY_MALFORMED",
                "leaf_hash = sha256('x') | LEAF_HASH_DIFFERS",
            })
    void an_altered_column_of_an_entry(String set, String code) throws SQLException {
        String update = "UPDATE sealed_entry SET %s WHERE position = ";
        String right = update.formatted(set);
        told(right + "{p}", code + " {p}");
        told(right + "{q}", code + " {q}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM sealed_entry WHERE position = {p} | POSITION_MISSING {p}",
                "DELETE FROM sealed_entry WHERE position = {q} | POSITION_MISSING {q}",
                "DROP INDEX sealed_entry_stream; ALTER TABLE sealed_entry"
                        + " DROP CONSTRAINT sealed_entry_pkey, DROP CONSTRAINT"
                        + " sealed_entry_event_id_key; INSERT INTO sealed_entry SELECT * FROM"
                        + " sealed_entry WHERE position = {p} | POSITION_DOUBLED {p}",
                "DROP INDEX sealed_entry_stream; INSERT INTO sealed_entry SELECT {n}, 'inserted',"
                    + " subject, recorded_at, entry, leaf_hash, sequence FROM sealed_entry WHERE"
                    + " position = {n} - 1 | EVENT_DOUBLED {n}",
                "UPDATE sealed_entry a SET entry = b.entry, leaf_hash = b.leaf_hash FROM"
                    + " sealed_entry b WHERE (a.position, b.position) IN (({p}, {p} + 6), ({p} + 6,"
                    + " {p})) | COLUMN_DIFFERS {p}",
                // Nodes: {p} and {q} are below nodes 0 and 2.
                "UPDATE log_node SET hash = sha256('x') WHERE index = 0 | NODE_DIFFERS 0",
                "UPDATE log_node SET index = 1000 WHERE index = 1 | NODE_MISSING 256",
                "UPDATE log_node SET level = 3 WHERE index = 1 | NODE_MISSING 256",
                "DELETE FROM log_node WHERE index = 1 | NODE_MISSING 256",
                "INSERT INTO log_node VALUES (2, 0, sha256('x')) | NODE_EXTRA 0",
                "UPDATE log_node a SET hash = b.hash FROM log_node b WHERE (a.index, b.index) IN"
                        + " ((0, 1), (1, 0)) | NODE_DIFFERS 0",
            })
    void rows_deleted_inserted_and_swapped(String statement, String first) throws SQLException {
        told(statement, first);
    }

    /** The newest checkpoint covers it, and the sealer remembers it. */
    @Test
    void the_last_entry_deleted() throws SQLException {
        Result result = altered("DELETE FROM sealed_entry WHERE position = {n} - 1");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output())
                .contains("BAD BEYOND_THE_LOG position " + (size - 1))
                .contains("BAD STATE_DIFFERS position " + (size - 1))
                .contains("the first position that fails is " + (size - 1));
    }

    @Test
    void altered_columns_of_checkpoints() throws SQLException {
        String last = "WHERE size = %d".formatted(keptSize);
        String at = " " + (keptSize - 1);
        told("UPDATE checkpoint SET root = sha256('x') " + last, "CHECKPOINT_COLUMN_DIFFERS" + at);
        told(
                "UPDATE checkpoint SET size = size + 1 " + last,
                "CHECKPOINT_COLUMN_DIFFERS " + keptSize);
        assertThat(altered("UPDATE checkpoint SET number = number + 1000 " + last).output())
                .contains("BAD CHECKPOINT_MISSING");
        assertThat(altered("DELETE FROM checkpoint " + last).output())
                .contains("BAD CHECKPOINT_MISSING position " + (keptSize - 1));
        told("UPDATE checkpoint SET note = 'nothing' " + last, "CHECKPOINT_MALFORMED" + at);
        told(
                "UPDATE checkpoint SET note = replace(note, '\u2014 ledger', '\u2014 edger') "
                        + last,
                "SIGNATURE_INVALID" + at);
        told(
                """
                UPDATE checkpoint SET note = regexp_replace(note, '\n[0-9]+\n', E'\n%d\n') %s\
                """
                        .formatted(keptSize - 3, last),
                // Where a checkpoint of just that size was signed, the signature is what fails
                // first.
                largestCheckpointUpTo(keptSize - 3) == keptSize - 3
                        ? "SIGNATURE_INVALID " + (keptSize - 4)
                        : "ROOT_DIFFERS " + largestCheckpointUpTo(keptSize - 3));
        assertThat(
                        altered(
                                        "DELETE FROM checkpoint WHERE number = (SELECT max(number)"
                                                + " FROM checkpoint)")
                                .output())
                .contains("BAD CHECKPOINT_MISSING");
    }

    @Test
    void checkpoints_swapped_and_inserted() throws SQLException {
        String swapped =
                """
                UPDATE checkpoint a SET note = b.note FROM checkpoint b
                 WHERE (a.size, b.size) IN ((%1$d, %2$d), (%2$d, %1$d))\
                """
                        .formatted(olderSize, keptSize);
        told(swapped, "CHECKPOINT_COLUMN_DIFFERS " + (olderSize - 1));
        String forged =
                """
                INSERT INTO checkpoint SELECT number + 1, size + 1, root,
                    regexp_replace(note, '\n[0-9]+\n', E'\n' || (size + 1) || E'\n')
                  FROM checkpoint WHERE number = (SELECT max(number) FROM checkpoint)\
                """;
        Result result = altered(forged);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output())
                .contains("BAD SIGNATURE_INVALID position " + size)
                .contains("BAD BEYOND_THE_LOG position " + size);
    }

    private long largestCheckpointUpTo(long most) throws SQLException {
        try (Connection connection = ledger.connect();
                Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT max(size) FROM ledger.checkpoint WHERE size <= " + most)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The entry and its hash say the same lie: the roots that were signed do not. */
    @Test
    void an_entry_and_its_hash_altered_alike() throws SQLException {
        String statements =
                """
                UPDATE sealed_entry SET entry = convert_to(replace(convert_from(entry, 'UTF8'), 'certainty', 'certitude'), 'UTF8')
                 WHERE position = %1$d;
                UPDATE sealed_entry SET leaf_hash = sha256('\\x00'::bytea || entry) WHERE position = %1$d;
                """;
        told(statements.formatted(P), "NODE_DIFFERS 0");
        assertThat(altered(statements.formatted(P) + "DELETE FROM log_node;").output())
                .contains(
                        "BAD ROOT_DIFFERS position %d: from position %d to "
                                .formatted(largestCheckpointUpTo(P), largestCheckpointUpTo(P)));
        long q = size - 2;
        assertThat(altered(statements.formatted(q)).output())
                .contains(
                        "BAD ROOT_DIFFERS position %d: from position %d to %d"
                                .formatted(
                                        largestCheckpointUpTo(q),
                                        largestCheckpointUpTo(q),
                                        size - 1))
                // The signer's own state narrows it down.
                .contains("BAD STATE_DIFFERS position ");
    }

    /** Everything that tells of the end is cut off alike: only the kept checkpoint remembers. */
    @Test
    void a_cut_that_leaves_no_trace_in_the_database() throws SQLException {
        Result result = verify(older);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.first()).isEqualTo("BEYOND_THE_LOG " + olderSize);
        assertThat(verify.run("--key", key, jdbc(older)).exit())
                .as("without a kept checkpoint nobody can tell")
                .isZero();
    }

    /** What no proof can show: after the newest kept checkpoint, another history, well signed. */
    @Test
    void another_history_after_the_newest_kept_checkpoint_is_not_detected() throws IOException {
        Database other = TestDatabases.copyOf(whenKept);
        Files.createDirectories(other.dataDir());
        Files.copy(
                ledger.dataDir().resolve("signing-key.pem"),
                other.dataDir().resolve("signing-key.pem"));
        record(other, "another-history", 40);
        Result result = verify(other);
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output())
                .contains(
                        "whether what follows position %d was rewritten and signed again"
                                .formatted(keptSize - 1));
    }

    @Test
    void another_key_is_not_believed() {
        try (TestLedger stranger = TestLedger.empty("ledger.origin=" + key.split("\\+")[0])) {
            String otherKey = stranger.get("/api/v1/log/key").response().body().strip();
            Result result = verify.run("--key", otherKey, jdbc(TestDatabases.copyOf(ledger)));
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.first()).isEqualTo("SIGNATURE_INVALID 0");
        }
    }
}
