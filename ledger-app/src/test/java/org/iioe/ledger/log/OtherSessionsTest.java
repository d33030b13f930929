package org.iioe.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Who wants to be alone is told of each who comes, and not of one who is just leaving. */
class OtherSessionsTest {
    /** Whether it has asked who is there since this session began. */
    private static final String LOOKED =
            """
            SELECT count(*) FROM pg_stat_activity
             WHERE pid = %d AND state = 'idle in transaction' AND query LIKE '%%usename%%'
               AND query_start > (SELECT backend_start FROM pg_stat_activity
                                   WHERE pid = pg_backend_pid())
            """;

    @Test
    void one_transaction_sees_others_come_and_waits_for_them_to_leave() throws Exception {
        Database database = TestDatabases.create();
        try (Connection own = database.connect()) {
            own.setAutoCommit(false);
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(own, true));
            assertThatCode(() -> OtherSessions.requireNone(client, "")).doesNotThrowAnyException();
            try (Connection stays = database.connect()) {
                assertThat(stays.isValid(1)).isTrue();
                assertThatThrownBy(() -> OtherSessions.requireNone(client, " That is all."))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(
                                "somebody else is connected to the database (" + database.user())
                        .hasMessageEndingWith("stop the ledger on every node. That is all.");
            }
            CompletableFuture<Void> alone;
            try (Connection leaves = database.connect()) {
                long pid = number(client, "SELECT pg_backend_pid()");
                alone = CompletableFuture.runAsync(() -> OtherSessions.requireNone(client, ""));
                JdbcClient leaving =
                        JdbcClient.create(new SingleConnectionDataSource(leaves, true));
                TestClock.await(
                        "it has seen this one and waits",
                        Duration.ofSeconds(20),
                        () -> number(leaving, LOOKED.formatted(pid)) == 1);
            }
            assertThatCode(alone::join).doesNotThrowAnyException();
        }
    }

    private static long number(JdbcClient client, String sql) {
        return client.sql(sql).query(Long.class).single();
    }
}
