package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "domainevententry",
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
                    case "domainevententry" -> "payload = ''";
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
