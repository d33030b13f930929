package org.iioe.ledger.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Where all read models that answer stand: they move on together. */
final class ReadModelPlace {
    private static final String PLACE =
            """
            SELECT position, members, NOT EXISTS (
                       SELECT 1 FROM ledger.projection_generation g WHERE g.position IS NULL)
              FROM ledger.read_model_position
            """;

    private final JdbcClient database;

    ReadModelPlace(JdbcClient database) {
        this.database = database;
    }

    /**
     * Where all that answer stand, but for those that are still catching up.
     *
     * @param position the last entry that they show, or -1
     * @param members rises whenever one of them comes or goes
     * @param isEmpty whether there is none
     */
    record Place(long position, long members, boolean isEmpty) {
        /** The same ones at another position. */
        Place at(long moved) {
            return new Place(moved, members, isEmpty);
        }
    }

    /** Where all that answer stand now. */
    Place place() {
        return read();
    }

    /** Where all that answer stand until the current transaction ends: it alone moves them. */
    Place lock() {
        database.sql("SELECT 1 FROM ledger.read_model_position FOR UPDATE")
                .query(Integer.class)
                .single();
        return read();
    }

    private Place read() {
        return database.sql(PLACE)
                .query((row, number) ->
                        new Place(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .single();
    }

    /**
     * Moves all that answer on, in the current transaction.
     *
     * @return false when they are not where they were, or not the same
     */
    boolean move(Place from, long to) {
        return database.sql(
                                """
                                UPDATE ledger.read_model_position SET position = ?
                                 WHERE position = ? AND members = ?
                                """)
                        .params(to, from.position(), from.members())
                        .update()
                == 1;
    }

    /** One of them comes or goes, in the current transaction. */
    void changed() {
        database.sql("UPDATE ledger.read_model_position SET members = members + 1").update();
    }
}
