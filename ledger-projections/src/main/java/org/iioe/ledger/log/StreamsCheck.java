package org.iioe.ledger.log;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.function.LongConsumer;

/**
 * Compares the streams of the log with its order: each goes on without a gap, each decision rests
 * on events that stand before it, and nothing stands behind the end.
 */
final class StreamsCheck {
    private static final String GAPS =
            """
            SELECT s.position FROM sealed_entry s
             WHERE s.position >= :from AND s.position < :until AND s.sequence > 0
               AND NOT EXISTS (SELECT 1 FROM sealed_entry b WHERE b.subject = s.subject
                                AND b.sequence = s.sequence - 1 AND b.position < s.position)
             ORDER BY 1
            """;

    /** Each stream that a decision was taken on, and how far into it. */
    private static final String BASIS =
            """
            WITH decision AS MATERIALIZED (
                SELECT position, told ->> 'commandid' AS command,
                       regexp_split_to_table(told ->> 'basis', ' ') AS basis
                  FROM (SELECT position, CAST(convert_from(entry, 'UTF8') AS json) AS told
                          FROM sealed_entry WHERE position >= :from AND position < :until) e
                 WHERE told ->> 'basis' IS NOT NULL),
            rests AS (
                SELECT position, command, regexp_replace(basis, '@[0-9]+$', '') AS subject,
                       CAST(substring(basis FROM '@([0-9]+)$') AS bigint) AS sequence
                  FROM decision)
            SELECT r.position, r.subject || '@' || r.sequence, b.position IS NULL,
                   later.position IS NOT NULL
                   AND r.command IS DISTINCT FROM
                       CAST(convert_from(later.entry, 'UTF8') AS json) ->> 'commandid'
              FROM rests r
              LEFT JOIN sealed_entry b ON b.subject = r.subject AND b.sequence = r.sequence
                   AND b.position < r.position
              LEFT JOIN sealed_entry later ON later.subject = r.subject
                   AND later.sequence = r.sequence + 1 AND later.position < r.position
             WHERE b.position IS NULL OR later.position IS NOT NULL
             ORDER BY 1
            """;

    private static final String BEYOND =
            """
            SELECT min(e.position) FROM sealer_state s JOIN sealed_entry e ON e.position >= s.next_position
            """;

    private final JdbcClient database;

    StreamsCheck(JdbcClient database) {
        this.database = database;
    }

    /** Is told what does not hold, and where. */
    interface Found {
        void at(long position, String text);
    }

    /**
     * Compares a part of the log.
     *
     * @param overtaken is told how many decisions rest on what was not the newest
     */
    void compare(long from, long until, Found found, LongConsumer overtaken) {
        database.sql(GAPS)
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    found.at(
                            row.getLong(1),
                            "The event before this one of its stream is not there.");
                });
        long[] late = new long[1];
        database.sql(BASIS)
                .param("from", from)
                .param("until", until)
                .query(row -> {
                    if (row.getBoolean(3)) {
                        found.at(
                                row.getLong(1),
                                "It was decided on %s, which does not stand before it."
                                        .formatted(row.getString(2)));
                    } else if (row.getBoolean(4)) {
                        late[0]++;
                    }
                });
        overtaken.accept(late[0]);
    }

    /** Looks for what stands behind the end of the log, where the ledger writes nothing. */
    void beyond(Found found) {
        database.sql(BEYOND)
                .query((row, number) -> row.getObject(1, Long.class))
                .list()
                .forEach(position -> {
                    if (position != null) {
                        found.at(position, "Somebody wrote an entry behind the end of the log.");
                    }
                });
    }
}
