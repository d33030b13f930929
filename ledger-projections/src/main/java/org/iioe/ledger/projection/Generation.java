package org.iioe.ledger.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A projection's tables, made and filled by one state of its code.
 *
 * @param number from 1
 * @param code digest of the code that fills it
 * @param tables digest of its {@code schema.sql}
 * @param position the last entry that it shows, or -1
 * @param isWithAll whether it answers and moves on with all others that do
 * @param changedAt when it became what it is
 */
record Generation(
        String projection,
        int number,
        String code,
        String tables,
        State state,
        long position,
        boolean isWithAll,
        Instant changedAt) {
    /** What it is for. */
    enum State {
        /** It is being filled, and answers nothing yet. */
        BUILDING,
        /** It answers. */
        LIVE,
        /** Another has taken over; queries that had begun are being finished. */
        SUPERSEDED
    }

    /** The same one, at another position. */
    Generation at(long moved) {
        return new Generation(projection, number, code, tables, state, moved, isWithAll, changedAt);
    }

    /** The database schema that holds its tables; which is its name, too. */
    String schema() {
        return projection + "_" + number;
    }

    /** Makes the tables of schemas those of the current transaction. */
    static void enter(JdbcClient database, List<String> schemas) {
        database.sql("SET LOCAL search_path TO " + String.join(", ", path(schemas))).update();
    }

    /** Where tables are looked for: in schemas, and in the ledger's own. */
    static List<String> path(List<String> schemas) {
        List<String> path = new ArrayList<>(schemas);
        path.add("ledger");
        return path;
    }
}
