package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iioe.ledger.system.Appender;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The database itself refuses to change what was recorded, whoever asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendOnlyTest {
    private TestLedger ledger;

    @BeforeAll
    void start() {
        ledger = TestLedger.empty("ledger.founding-record=iioe");
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    @Test
    void the_application_works_with_fewer_rights_than_its_login() {
        JdbcClient application = ledger.bean(JdbcClient.class);
        assertThat(application.sql("SELECT current_user").query(String.class).single())
                .isEqualTo("ledger_app");
        assertThat(
                        application
                                .sql(
                                        "SELECT rolsuper OR rolcreaterole OR rolcanlogin FROM"
                                                + " pg_roles WHERE rolname = current_user")
                                .query(Boolean.class)
                                .single())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sealed_entry",
                "log_node",
                "checkpoint",
                "cosignature",
                "log_key",
                "ledger_identity",
                "document"
            })
    void nothing_recorded_is_changed(String table) throws SQLException {
        String column =
                switch (table) {
                    case "sealed_entry" -> "entry = ''";
                    case "log_node" -> "hash = hash";
                    case "checkpoint" -> "note = ''";
                    case "cosignature" -> "line = ''";
                    case "document" -> "content = ''";
                    case "log_key" -> "since_size = 0";
                    default -> "origin = ''";
                };
        List<String> changes =
                List.of(
                        "UPDATE %s SET %s".formatted(table, column),
                        "DELETE FROM " + table,
                        "TRUNCATE %s CASCADE".formatted(table));
        for (String change : changes) {
            refused("SET ROLE ledger_app", change, "permission denied");
            // With every right, and even where triggers are told not to fire.
            refused("RESET ROLE", change, "is append-only");
            refused("SET session_replication_role = replica", change, "is append-only");
        }
        refused(
                "SET ROLE ledger_app",
                "ALTER TABLE %s DISABLE TRIGGER append_only".formatted(table),
                "must be owner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO sealed_entry SELECT * FROM sealed_entry",
                "UPDATE sealer_state SET next_position = 0",
                "DELETE FROM sealer_state"
            })
    void the_application_writes_to_the_log_by_sealing_alone(String past) throws SQLException {
        refused("SET ROLE ledger_app", past, "permission denied");
    }

    @Test
    void sealing_gives_each_number_of_a_stream_once_and_leaves_none_out() {
        Database database = ledger.database();
        long before = database.number("SELECT count(*) FROM ledger.sealed_entry");
        try (Appender appender = new Appender(database)) {
            appender.add("test/numbers", 0, "test.Added", "{}").append();
            assertThatThrownBy(() -> appender.add("test/numbers", 0, "test.Added", "{}").append())
                    .hasMessageContaining("sealed_entry_stream");
            assertThatThrownBy(() -> appender.add("test/numbers", 2, "test.Added", "{}").append())
                    .hasMessageContaining("A stream goes on behind a gap.");
            assertThatThrownBy(() -> appender.add("test/numbers", -1, "test.Added", "{}").append())
                    .hasMessageContaining("sealed_entry_sequence_check");
        }
        assertThat(database.number("SELECT count(*) FROM ledger.sealed_entry"))
                .isEqualTo(before + 1);
        assertThat(database.number("SELECT next_position FROM ledger.sealer_state"))
                .isEqualTo(before + 1);
    }

    private void refused(String first, String change, String reason) throws SQLException {
        try (Connection connection = ledger.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setSchema("ledger");
            statement.execute(first);
            assertThatThrownBy(() -> statement.execute(change))
                    .as("%s; %s", first, change)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(reason)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
    }
}
