package org.iioe.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.api.FlywayException;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.audit.ValueClaimed;
import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.proof.Merkle;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A database in which events were stored first and sealed afterwards becomes one in which the log
 * is the event store: nothing of the log is another byte, and nothing that was stored is lost.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationTest {
    private static final int ALTERED = 4;
    private static final String LOG =
            """
            SELECT concat_ws(' ', position, event_id, subject, extract(epoch FROM recorded_at),
                             encode(entry, 'hex'), encode(leaf_hash, 'hex'))
              FROM ledger.sealed_entry ORDER BY position
            """;
    private static final String SIGNED =
            """
            SELECT concat_ws(' ', 'checkpoint', number, size, encode(root, 'hex'), note)
              FROM ledger.checkpoint
            UNION ALL SELECT concat_ws(' ', 'key', vkey, since_size) FROM ledger.log_key
            UNION ALL SELECT concat_ws(' ', 'node', level, index, encode(hash, 'hex'))
              FROM ledger.log_node
            UNION ALL SELECT concat_ws(' ', 'tree', tree_size, encode(frontier, 'hex'),
                                       checkpoint_number, checkpoint_size, checkpoint_at)
              FROM ledger.%s
             ORDER BY 1
            """;

    /** A ledger that is stopped, and signed to its end. */
    private Database present;

    private String origin;

    @BeforeAll
    void ledger() {
        present = TestDatabases.create();
        try (TestLedger ledger = TestLedger.on(present)) {
            for (String name : List.of("one", "two", "three")) {
                assertThat(ledger.send("RegisterOrganisation", organisation(name)).status())
                        .isEqualTo(201);
            }
            origin = ledger.awaitSigned().lines().findFirst().orElseThrow();
        }
    }

    private static String organisation(String name) {
        return """
        {"organisation":"%1$s","nameAsGiven":"Illustrative \\"%1$s\\" — \\\\ 大学","kind":"other",
         "identifiers":[],"confirmedDistinct":true,"on":"2020-01-01",
         "source":{"ref":"illustrative","certainty":"stated"}}
        """
                .formatted(name);
    }

    @Test
    void keeps_the_log_and_seals_what_was_stored_and_not_sealed_yet() throws Exception {
        Database earlier = EarlierLedger.of(present);
        List<String> log = texts(earlier, LOG);
        List<String> signed = texts(earlier, SIGNED.formatted("sealer_state"));
        List<Unsealed> unsealed = unsealed();
        unsealed.forEach(one -> EarlierLedger.store(earlier, one.event(), one.metadata()));

        EarlierLedger.migrate(earlier, "latest");

        List<String> migrated = texts(earlier, LOG);
        assertThat(migrated.subList(0, log.size())).isEqualTo(log);
        assertThat(migrated.subList(log.size(), migrated.size()))
                .isEqualTo(sealed(earlier, log, unsealed));
        assertThat(texts(earlier, SIGNED.formatted("signer_state"))).isEqualTo(signed);
        assertThat(earlier.number("SELECT next_position FROM ledger.sealer_state"))
                .isEqualTo(log.size() + unsealed.size());
        assertThat(
                        texts(
                                earlier,
                                """
                                SELECT position FROM ledger.sealed_entry WHERE sequence
                                    <> (CAST(convert_from(entry, 'UTF8') AS json) ->> 'sequence')::bigint\
                                """))
                .isEmpty();
        goesOn(earlier);
    }

    /** What the ledger makes of them behind a log that it has. */
    private List<String> sealed(Database earlier, List<String> log, List<Unsealed> unsealed)
            throws SQLException {
        EntryFormat format = new EntryFormat(new JsonMapper(), origin);
        Instant latest =
                Instant.ofEpochMilli(
                        earlier.number(
                                "SELECT extract(epoch FROM recorded_at) * 1000 FROM"
                                        + " ledger.sealed_entry WHERE position = "
                                        + (log.size() - 1)));
        List<String> sealed = new ArrayList<>();
        for (Unsealed one : unsealed) {
            StoredEvent event = one.event();
            Instant time = Instant.parse(event.time());
            latest = time.isAfter(latest) ? time : latest;
            byte[] entry = format.entry(event);
            sealed.add(
                    "%d %s %s %d.%03d000 %s %s"
                            .formatted(
                                    log.size() + sealed.size(),
                                    event.id(),
                                    event.subject(),
                                    latest.getEpochSecond(),
                                    latest.getNano() / 1_000_000,
                                    HexFormat.of().formatHex(entry),
                                    HexFormat.of().formatHex(Merkle.leaf(entry))));
        }
        return sealed;
    }

    private void goesOn(Database earlier) {
        try (TestLedger ledger = TestLedger.on(earlier)) {
            assertThat(ledger.send("RegisterOrganisation", organisation("one")).status())
                    .isEqualTo(409);
            assertThat(ledger.send("RegisterOrganisation", organisation("four")).status())
                    .isEqualTo(201);
            assertThat(ledger.awaitSigned()).startsWith(origin + "\n");
            long head = earlier.number("SELECT next_position - 1 FROM ledger.sealer_state");
            TestClock.await(
                    "all four are shown",
                    Duration.ofSeconds(60),
                    () ->
                            ledger.get("/api/v1/organisations?minPosition=" + head)
                                            .json()
                                            .at("/items")
                                            .size()
                                    == 4);
        }
        VerifyLedgerProgram.accepts(earlier, present.dataDir().resolve("checkpoints"));
    }

    /** An event, and its metadata as the store of before had them. */
    private record Unsealed(StoredEvent event, String metadata) {}

    /** Whatever an entry writes in more than one way, and a clock that goes back. */
    private static List<Unsealed> unsealed() {
        return List.of(
                event("test/plain", 0, null, "Claim", "2099-01-01T00:00:00.001Z", "plain", "{}"),
                event("test/plain", 1, "", "Claim", "2026-01-01T00:00:00.000Z", "none", "{}"),
                event(
                        "test/ü \"quoted\" \\ \t\u007f\u2028 大",
                        0,
                        "2",
                        "A \"kind\"\n",
                        "2026-01-01T00:00:00.999Z",
                        "a \\\"text\\\" \\\\ \\n \\u0001 \\/ ü \\u00fc \uD83D\uDE00",
                        """
                        { "zone":"a\\u0001\\b\\f\\n\\r\\t\\u001f\\"\\\\\\/ü\\u00fc😀", "actor" : "secretary-1","a1":"" }
                        """));
    }

    private static Unsealed event(
            String subject,
            long sequence,
            @Nullable String revision,
            @Nullable String aggregateType,
            String time,
            String ref,
            String metadata) {
        Map<String, String> texts = new HashMap<>();
        new JsonMapper()
                .readTree(metadata)
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().stringValue()));
        return new Unsealed(
                new StoredEvent(
                        "not-sealed-%s-%d"
                                .formatted(Integer.toHexString(subject.hashCode()), sequence),
                        ValueClaimed.class.getName(),
                        revision,
                        subject,
                        aggregateType,
                        sequence,
                        time,
                        """
                        { "kind":"test","value":"%s","holder":"nobody", "on":"2019-12-07","source":{"ref":"%s","certainty":"stated"}}\
                        """
                                .formatted(sequence, ref)
                                .getBytes(StandardCharsets.UTF_8),
                        texts),
                metadata);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE domainevententry SET payload = payload || ' ' WHERE eventidentifier = '%s'",
                "UPDATE domainevententry SET timestamp = '2020-01-01T00:00:00.000Z' WHERE"
                        + " eventidentifier = '%s'",
                "DELETE FROM domainevententry WHERE eventidentifier = '%s'",
                "UPDATE sealed_entry SET entry = entry || ' ' WHERE event_id = '%s'",
                "DELETE FROM sealed_entry WHERE event_id = '%s'"
            })
    void refuses_where_the_event_store_and_the_log_differ_and_changes_nothing(String altering)
            throws Exception {
        Database earlier = EarlierLedger.of(present);
        String id =
                texts(
                                earlier,
                                "SELECT event_id FROM ledger.sealed_entry WHERE position = "
                                        + ALTERED)
                        .getFirst();
        earlier.execute(
                "SET search_path TO ledger; SET session_replication_role = replica;"
                        + " ALTER TABLE domainevententry DISABLE TRIGGER append_only; ALTER TABLE"
                        + " sealed_entry DISABLE TRIGGER append_only; "
                        + altering.formatted(id));
        List<String> log = texts(earlier, LOG);
        long events = earlier.number("SELECT count(*) FROM ledger.domainevententry");

        assertThatThrownBy(() -> EarlierLedger.migrate(earlier, "latest"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining(
                        "The event store and the sealed log differ at position " + ALTERED);

        assertThat(texts(earlier, LOG)).isEqualTo(log);
        assertThat(earlier.number("SELECT count(*) FROM ledger.domainevententry"))
                .isEqualTo(events);
        assertThat(
                        earlier.number(
                                "SELECT max(version::int) FROM ledger.flyway_schema_history WHERE"
                                        + " success"))
                .isEqualTo(Long.parseLong(EarlierLedger.VERSION));
    }

    private static List<String> texts(Database database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
