package org.iioe.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.nio.charset.StandardCharsets;

/** What had gone on under a decision is told, and what its own command made is not. */
class OvertakenDecisionsTest {
    private JdbcClient database;
    private int position;

    @BeforeEach
    void empty() {
        Database migrated = TestDatabases.migrated();
        DriverManagerDataSource source =
                new DriverManagerDataSource(migrated.url(), migrated.user(), migrated.password());
        source.setSchema("ledger");
        database = JdbcClient.create(source);
    }

    private void entry(String stream, long sequence, String command, String basis) {
        String entry =
                """
                {"subject":"%s","sequence":"%d","data":{},"basis":"%s","commandid":"%s"}\
                """
                        .formatted(stream, sequence, basis, command)
                        .replace("\"basis\":\"\",", "");
        database.sql("SELECT seal(?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)")
                .params(
                        position,
                        new String[] {"event-" + position},
                        new String[] {stream},
                        new Long[] {sequence},
                        new Long[] {0L},
                        new byte[][] {entry.getBytes(StandardCharsets.UTF_8)})
                .query(Long.class)
                .single();
        position++;
    }

    @Test
    void what_another_command_recorded_in_between_overtakes_a_decision() {
        entry("charter", 0, "one", "");
        entry("charter", 1, "two", "");
        entry("members@home", 0, "two", "");
        entry("vote/v", 0, "three", "charter@0 members@home@0");
        entry("vote/w", 0, "four", "charter@1 members@home@0");
        entry("members@home", 1, "five", "");
        entry("vote/x", 0, "six", "charter@1 members@home@0");
        OvertakenDecisions decisions = new OvertakenDecisions(database);
        assertThat(decisions.among(0, position)).containsExactly(3L, 6L);
        assertThat(decisions.among(4, position)).containsExactly(6L);
        assertThat(decisions.among(4, 6)).isEmpty();
    }

    @Test
    void what_its_own_command_recorded_does_not() {
        entry("members", 0, "one", "");
        entry("members", 1, "two", "members@0");
        entry("members", 2, "two", "members@0");
        entry("vote/v", 0, "two", "members@0");
        assertThat(new OvertakenDecisions(database).among(0, position)).isEmpty();
    }
}
