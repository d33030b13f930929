package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Each command that was acknowledged is there once, each other one once or not at all, at dense
 * positions, as both nodes and checkpoints from before say.
 */
final class AcknowledgedOnce {
    private final JsonMapper mapper = new JsonMapper();
    private final TwoNodes nodes;
    private final String when;

    /** How often each organisation was registered, and the keys of commands. */
    private final Map<String, Integer> there = new HashMap<>();

    private final Set<String> keys = new HashSet<>();
    private long size;

    AcknowledgedOnce(TwoNodes nodes, String when) {
        this.nodes = nodes;
        this.when = when;
    }

    /**
     * How many are there twice; fails where one is lost, a position is, or history is another.
     *
     * @param before a folder with the checkpoint of before
     */
    int check(Writers writers, Path before) throws SQLException {
        readLog();
        assertThat(nodes.head()).as("the next position, %s", when).isEqualTo(size - 1);
        assertThat(
                        nodes.number(
                                """
                                SELECT count(*) FROM (
                                    SELECT FROM ledger.sealed_entry GROUP BY subject
                                    HAVING min(sequence) <> 0 OR max(sequence) <> count(*) - 1) AS s\
                                """))
                .as("streams that are not dense, %s", when)
                .isZero();
        assertThat(there.keySet()).as("lost, %s", when).containsAll(writers.acknowledged());
        assertThat(writers.sent()).as("made up, %s", when).containsAll(there.keySet());
        assertThat(keys).as("keys, %s", when).hasSameSizeAs(there.keySet());
        int doubled = (int) there.values().stream().filter(times -> times > 1).count();
        assertThat(doubled).as("doubled, %s", when).isZero();
        nodes.awaitShown(when);
        for (int node = 0; node < 2; node++) {
            String sheet =
                    nodes.asked(
                            node, "/api/v1/exports/organisations.csv?minPosition=" + (size - 1));
            assertThat(sheet.lines().count() - 1)
                    .as("node %d, %s", node, when)
                    .isEqualTo(there.size());
        }
        VerifyLedgerProgram.accepts(nodes.database(), before);
        return doubled;
    }

    private void readLog() throws SQLException {
        Timestamp latest = new Timestamp(0);
        try (Connection connection = nodes.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT position, recorded_at, entry FROM ledger.sealed_entry"
                                        + " ORDER BY position")) {
            while (rows.next()) {
                assertThat(rows.getLong(1)).as("positions, %s", when).isEqualTo(size++);
                assertThat(rows.getTimestamp(2)).as("recorded, %s", when).isAfterOrEqualTo(latest);
                latest = rows.getTimestamp(2);
                JsonNode entry = mapper.readTree(rows.getBytes(3));
                String type = entry.get("type").asString();
                if (type.endsWith("OrganisationRegistered")) {
                    there.merge(entry.at("/data/organisation").asString(), 1, Integer::sum);
                } else if (type.endsWith("CommandRecorded")) {
                    assertThat(keys.add(entry.at("/data/key").asString()))
                            .as("keys, %s", when)
                            .isTrue();
                }
            }
        }
    }
}
