package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures are read from tables that are under no proof. The ledger's own check derives them again
 * from the log and tells which of them somebody with every right over the database has altered.
 */
class AlteredTablesTest {
    @Test
    void the_check_names_read_model_table_row_and_column_of_what_was_altered() throws Exception {
        Database database = TestDatabases.create();
        try (TestLedger ledger =
                TestLedger.on(
                        database, "ledger.founding-record=iioe", "ledger.read-patience=60s")) {
            long size = Long.parseLong(ledger.awaitSigned().lines().toList().get(1));
            assertThat(ledger.get("/api/v1/members?minPosition=" + (size - 1)).status())
                    .isEqualTo(200);
            JsonNode right = checked(ledger, "good");
            assertThat(right.get("findings")).isEmpty();
            assertThat(right.get("notCompared")).isEmpty();
            assertThat(right.get("folded").asLong()).isEqualTo(size);
            assertThat(right.get("rows").asLong()).isGreaterThan(size);
        }
        alter(
                database,
                "UPDATE funding_1.posting SET amount = amount + 1 WHERE line = 0",
                "UPDATE funding_1.receipt SET view = replace(view::text, '10000000.00',"
                        + " '90000000.00')::json",
                "DELETE FROM membership_1.member WHERE id = 'huawei'",
                "INSERT INTO membership_1.member SELECT (json_populate_record(member,"
                        + " '{\"id\":\"nobody\",\"from_position\":3}')).* FROM membership_1.member"
                        + " WHERE id = 'codemao' LIMIT 1",
                "UPDATE trace_1.trace_edge SET relation = 'other' WHERE ctid = (SELECT min(ctid)"
                        + " FROM trace_1.trace_edge)");
        try (TestLedger ledger = TestLedger.on(database, "ledger.founding-record=none")) {
            JsonNode wrong = checked(ledger, "bad");
            List<String> findings = new ArrayList<>();
            wrong.get("findings").forEach(each -> findings.add(each.get("text").asString()));
            assertThat(findings)
                    .anySatisfy(text ->
                            assertThat(text)
                                    .startsWith("Read model funding, table posting, row ")
                                    .endsWith(", 0: amount is not what the log gives."))
                    .anySatisfy(text ->
                            assertThat(text)
                                    .startsWith("Read model funding, table receipt, row ")
                                    .endsWith("view is not what the log gives."))
                    .anySatisfy(text ->
                            assertThat(text)
                                    .startsWith("Read model membership, table member, row huawei, ")
                                    .endsWith("it is not there."))
                    .contains(
                            "Read model membership, table member, row nobody, 3: the log gives no"
                                    + " such row.")
                    .anySatisfy(text ->
                            assertThat(text)
                                    .startsWith("Read model trace, table trace_edge, row ")
                                    .endsWith("."))
                    .allMatch(text -> text.startsWith("Read model "));
            long at = wrong.at("/findings/0/position").asLong();
            assertThat(findings.getFirst()).contains(" row " + at + ", 0: ");
        }
    }

    private static JsonNode checked(TestLedger ledger, String state) {
        return new JsonMapper().readTree(ledger.awaitCheck(state, Duration.ofSeconds(120)));
    }

    /** Whoever may do everything needs no leave of triggers. */
    private static void alter(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                assertThat(statement.executeUpdate(each)).as(each).isPositive();
            }
        }
    }
}
