package org.iioe.ledger.log;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Finds, at sealing, decisions that something had overtaken: another command recorded something in
 * a stream that was read, between what was read and the decision. PostgreSQL refuses such an
 * append; Axon Server compares only the streams that are written, so that there it can happen, and
 * is told.
 */
@Component
@Profile("axonserver")
final class OvertakenDecisions {
    private static final String AMONG =
            """
            SELECT DISTINCT d.position
              FROM (SELECT position, CAST(convert_from(entry, 'UTF8') AS json) AS told FROM sealed_entry
                     WHERE position >= ? AND position < ?) d
             CROSS JOIN LATERAL string_to_table(d.told ->> 'basis', ' ') AS b(event)
              JOIN sealed_entry s ON s.subject = regexp_replace(b.event, '@[0-9]+$', '')
                   AND s.sequence = CAST(substring(b.event FROM '[0-9]+$') AS bigint) + 1
             WHERE s.position < d.position
               AND CAST(convert_from(s.entry, 'UTF8') AS json) ->> 'commandid' IS DISTINCT FROM d.told ->> 'commandid'
             ORDER BY d.position
            """;

    private final JdbcClient database;

    OvertakenDecisions(JdbcClient database) {
        this.database = database;
    }

    /**
     * The positions of entries whose {@code basis} had gone on when they were recorded.
     *
     * @param from the first position that is looked at
     * @param until the position behind the last one
     */
    List<Long> among(long from, long until) {
        return database.sql(AMONG)
                .params(from, until)
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
