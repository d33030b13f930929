package org.iioe.ledger.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;

/** The table of a generation in which its late entries are noted, with all that they touch. */
final class LateFacts {
    private LateFacts() {}

    static void create(JdbcClient database) {
        database.sql(
                        """
                        CREATE TABLE late_fact (
                            history text COLLATE "C" NOT NULL,
                            id text COLLATE "C" NOT NULL,
                            position bigint NOT NULL,
                            day date NOT NULL,
                            latest_day date NOT NULL,
                            PRIMARY KEY (history, id, position));
                        CREATE INDEX late_fact_position ON late_fact (position)
                        """)
                .update();
    }

    /**
     * Writes what was found late, and forgets it.
     *
     * @param late as {@link Lateness#on} gives it
     */
    static void write(JdbcClient database, String schema, Columns late) {
        if (late.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        INSERT INTO %s.late_fact (history, id, position, day, latest_day)
                        SELECT * FROM unnest(CAST(:histories AS text[]), CAST(:ids AS text[]),
                            CAST(:positions AS bigint[]), CAST(:days AS date[]),
                            CAST(:latestDays AS date[]))
                        """
                                .formatted(schema))
                .param("histories", late.column(0, String.class))
                .param("ids", late.column(1, String.class))
                .param("positions", late.column(2, Long.class))
                .param("days", late.column(3, LocalDate.class))
                .param("latestDays", late.column(4, LocalDate.class))
                .update();
        late.clear();
    }
}
