package org.iioe.ledger.audit.log;

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
import java.sql.SQLException;
import java.time.Duration;

/** Who wants to be alone is told of each who comes, and not of one who is just leaving. */
class OtherSessionsTest {
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
            Connection leaves = database.connect();
            Thread leaving = Thread.startVirtualThread(() -> leave(leaves));
            assertThatCode(() -> OtherSessions.requireNone(client, "")).doesNotThrowAnyException();
            leaving.join();
        }
    }

    private static void leave(Connection connection) {
        TestClock.pause(Duration.ofMillis(500));
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
