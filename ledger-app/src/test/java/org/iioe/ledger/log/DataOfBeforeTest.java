package org.iioe.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.log.GoldenReads.Read;
import org.iioe.ledger.proof.Checkpoint;
import org.iioe.ledger.proof.Merkle;
import org.iioe.ledger.proof.SignedNote;
import org.iioe.ledger.proof.VerifierKey;
import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A data folder that an earlier state of the code left, with rows, checkpoints and key as it wrote
 * them. It opens; reports, lists, statements and exports are the same to the byte; and what was
 * signed then holds, and is gone on from.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataOfBeforeTest {
    /** An empty list would agree with any ledger. */
    private static final int LEAST_READS = 1_000;

    private static final int SIZE = 637;

    private Database database;
    private Path checkpoints;
    private List<SignedNote> signed;
    private TestLedger ledger;
    private List<Read> kept;
    private List<String> differences;

    @BeforeAll
    void open() throws Exception {
        database = TestDatabases.create();
        EarlierLedger.migrate(database, EarlierLedger.VERSION);
        fill();
        Files.createDirectories(database.dataDir());
        Files.writeString(database.dataDir().resolve("signing-key.pem"), text("signing-key.pem"));
        checkpoints = Files.createDirectories(database.dataDir().resolve("kept"));
        signed = new ArrayList<>();
        for (String note : text("checkpoints.txt").split("==\n")) {
            signed.add(SignedNote.parse(note));
            Files.writeString(checkpoints.resolve("%s.checkpoint".formatted(signed.size())), note);
        }
        ledger = TestLedger.on(database, "ledger.read-patience=30s");
        TestClock.await(
                "the ledger is ready",
                Duration.ofSeconds(30),
                () -> ledger.get("/actuator/health/readiness").status() == 200);
        TestClock.await(
                "read models of today's code have taken over",
                Duration.ofSeconds(60),
                () ->
                        ledger.get("/api/v1/projections").json().at("/items").values().stream()
                                .noneMatch(
                                        each -> each.get("state").asString("").equals("building")));
        kept = GoldenReads.kept();
        List<Read> asked = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += Sizes.ONE_KEPT_ANSWER_IN) {
            asked.add(kept.get(i));
        }
        differences = GoldenReads.differences(asked, ledger.address("/"));
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private static String text(String file) throws IOException {
        try (InputStream in = GoldenReads.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Puts the rows in: statements, and between them the rows of tables as COPY writes them. */
    private void fill() throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(GoldenReads.open("rows.sql.gz")),
                                        StandardCharsets.UTF_8))) {
            StringBuilder statements = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("COPY ")) {
                    statement.execute(statements.toString());
                    statements.setLength(0);
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(line, new ByteArrayInputStream(rows(lines)));
                } else {
                    statements.append(line).append('\n');
                }
            }
        }
    }

    private static byte[] rows(BufferedReader lines) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String row = lines.readLine(); !row.equals("\\."); row = lines.readLine()) {
            rows.append(row).append('\n');
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void answers_what_was_answered_then() {
        assertThat(kept).hasSizeGreaterThan(LEAST_READS);
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }

    @Test
    void what_was_signed_then_holds_and_is_gone_on_from() throws IOException {
        VerifierKey key = VerifierKey.parse(text("log-key.txt"));
        assertThat(signed).hasSizeGreaterThan(20).allMatch(key::signed);
        for (SignedNote note : signed) {
            Checkpoint then = Checkpoint.parse(note.text());
            assertThat(ledger.get("/log/checkpoint/" + then.size()).response().body())
                    .isEqualTo(note.toString());
            if (then.size() > 0) {
                assertThat(rootAt(then.size())).isEqualTo(then.root());
            }
        }
        assertThat(
                        ledger.send(
                                        "RegisterOrganisation",
                                        """
                                        {"organisation":"illustrative-newcomer","kind":"other",
                                         "nameAsGiven":"Illustrative newcomer","identifiers":[],
                                         "confirmedDistinct":false,"on":"2022-01-01",
                                         "source":{"ref":"Illustrative","certainty":"stated"}}
                                        """)
                                .status())
                .isEqualTo(201);
        SignedNote next = SignedNote.parse(ledger.awaitSigned());
        Checkpoint now = Checkpoint.parse(next.text());
        assertThat(key.signed(next)).isTrue();
        assertThat(now.size()).isGreaterThan(SIZE);
        for (SignedNote note : signed) {
            Checkpoint then = Checkpoint.parse(note.text());
            assertThat(now.origin()).isEqualTo(then.origin());
            if (then.size() > 0) {
                assertThat(goesOn(then, now)).as("from %s", then.size()).isTrue();
            }
        }
        VerifyLedgerProgram.accepts(database, checkpoints);
    }

    private byte[] rootAt(long size) {
        return Base64.getDecoder()
                .decode(
                        ledger.get("/api/v1/members?limit=1&asOf=checkpoint:" + size)
                                .response()
                                .headers()
                                .firstValue("Ledger-Root")
                                .orElseThrow());
    }

    private boolean goesOn(Checkpoint then, Checkpoint now) {
        JsonNode proof =
                ledger.get(
                                "/api/v1/log/consistency?from=%s&to=%s"
                                        .formatted(then.size(), now.size()))
                        .json();
        List<byte[]> hashes = new ArrayList<>();
        proof.get("proof").forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asString())));
        return Merkle.goesOn(then.size(), then.root(), now.size(), now.root(), hashes);
    }
}
