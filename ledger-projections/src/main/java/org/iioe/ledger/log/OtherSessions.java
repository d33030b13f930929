package org.iioe.ledger.log;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;

/**
 * Who else is connected to a database: a node that runs would go on meanwhile as if nothing were
 * done to its log.
 */
public final class OtherSessions {
    private static final String NAMES =
            """
            SELECT concat_ws(' ', usename, application_name, client_addr) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()
               AND backend_type = 'client backend'
            """;

    /** For so long the server may still be ending the sessions of a node that was stopped. */
    private static final Duration ENDING = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private OtherSessions() {}

    /**
     * Refuses where somebody else is connected, and stays.
     *
     * @param besides what to say at the end of the refusal
     * @throws IllegalStateException says who
     */
    public static void requireNone(JdbcClient database, String besides) {
        long deadline = System.nanoTime() + ENDING.toNanos();
        List<String> others = now(database);
        while (!others.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "somebody else is connected to the database (%s): stop the ledger on every node.%s"
                                .formatted(String.join(", ", others), besides));
            }
            SealedLog.pause(PAUSE);
            others = now(database);
        }
    }

    private static List<String> now(JdbcClient database) {
        // Or a transaction would be told again what it was told first.
        database.sql("SELECT pg_stat_clear_snapshot()").query((row, number) -> "").list();
        return database.sql(NAMES).query((row, number) -> row.getString(1)).list();
    }
}
