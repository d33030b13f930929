package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Ways around the log: closed to the application's login, noticed where a superuser takes them. */
class AroundTheLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An entry like a real one, for a stream that goes on with it. */
    private static final String PHANTOM =
            """
            INSERT INTO ledger.sealed_entry (position, event_id, subject, sequence, recorded_at, entry, leaf_hash)
            SELECT %s, 'phantom', subject, sequence + 1, recorded_at, entry, leaf_hash
              FROM ledger.sealed_entry WHERE subject = 'organisation/first-university'
            """;

    private TestLedger ledger;

    @BeforeEach
    void start() {
        ledger = TestLedger.empty();
        assertThat(register("first-university").status()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private TestLedger.Answer register(String organisation) {
        return ledger.send(
                "RegisterOrganisation",
                """
                {"organisation":"%1$s","nameAsGiven":"%1$s","kind":"other","group":null,"country":"KE",
                 "identifiers":[],"confirmedDistinct":false,"on":"2025-01-15",
                 "source":{"ref":"Letter","certainty":"stated"}}
                """
                        .formatted(organisation));
    }

    private Connection asTheApplication() throws SQLException {
        HikariDataSource pool = (HikariDataSource) ledger.bean(javax.sql.DataSource.class);
        return DriverManager.getConnection(
                pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.sealer_state SET next_position = next_position + 1",
                "UPDATE ledger.sealer_state SET store = 'axonserver'",
                "INSERT INTO ledger.sealed_entry SELECT * FROM ledger.sealed_entry",
                "UPDATE ledger.sealed_entry SET subject = 'x'",
                "DELETE FROM ledger.sealed_entry",
                "ALTER TABLE ledger.sealed_entry DISABLE TRIGGER ALL",
                "SET session_replication_role = replica",
                "CREATE OR REPLACE FUNCTION ledger.settle_store(wanted text) RETURNS text LANGUAGE"
                        + " sql AS 'SELECT wanted'",
                "CREATE TABLE ledger.of_my_own (id int)",
                "DROP TABLE ledger.checkpoint"
            })
    void the_applications_login_cannot_get_past_the_one_statement(String way) throws SQLException {
        for (String role : new String[] {"SET ROLE ledger_app", "RESET ROLE"}) {
            try (Connection connection = asTheApplication();
                    Statement statement = connection.createStatement()) {
                statement.execute(role);
                assertThatThrownBy(() -> statement.execute(way))
                        .as(role)
                        .isInstanceOf(SQLException.class)
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("42501");
            }
        }
    }

    @Test
    void the_applications_login_cannot_become_the_owner() throws SQLException {
        try (Connection connection = asTheApplication();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() ->
                            statement.execute(
                                    "SET ROLE \"%s\"".formatted(ledger.database().user())))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
    }

    @Test
    void a_row_behind_the_end_of_the_log_is_not_obeyed_and_is_found() {
        Database database = ledger.database();
        database.execute(PHANTOM.formatted("1000000"));
        ledger.awaitCheck("bad", PATIENCE);
        assertThat(ledger.get("/api/v1/log/verify").response().body())
                .contains("Somebody wrote an entry behind the end of the log.");
        assertThat(ledger.get("/actuator/health/sealing").json().path("status").asString())
                .isEqualTo("DOWN");
        // Other streams go on.
        assertThat(register("second-university").status()).isEqualTo(201);
    }

    @Test
    void what_was_sealed_and_taken_away_again_is_found_by_what_was_decided_on_it()
            throws SQLException {
        Database database = ledger.database();
        long end = database.number("SELECT next_position FROM ledger.sealer_state");
        database.execute(
                PHANTOM.formatted(end)
                        + "; UPDATE ledger.sealer_state SET next_position = next_position + 1");
        database.execute(
                """
                ALTER TABLE ledger.sealed_entry DISABLE TRIGGER append_only;
                DELETE FROM ledger.sealed_entry WHERE event_id = 'phantom';
                ALTER TABLE ledger.sealed_entry ENABLE ALWAYS TRIGGER append_only;
                """);
        assertThat(register("third-university").status()).isEqualTo(201);
        ledger.awaitCheck("bad", PATIENCE);
        assertThat(ledger.get("/api/v1/log/verify").response().body())
                .contains("There is no entry at this position.");
    }

    @Test
    void the_end_of_the_log_moved_back_stops_appending_instead_of_a_second_history() {
        Database database = ledger.database();
        database.execute("UPDATE ledger.sealer_state SET next_position = next_position - 1");
        assertThat(register("fourth-university").status()).isEqualTo(503);
        ledger.awaitCheck("bad", PATIENCE);
    }
}
