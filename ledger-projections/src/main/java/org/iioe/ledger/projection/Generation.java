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
 * @param changedAt when it became what it is
 */
record Generation(
        String projection,
        int number,
        String code,
        String tables,
        State state,
        long position,
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

    /** The database schema that holds its tables; also the name of its processor. */
    String schema() {
        return projection + "_" + number;
    }

    /** Makes its tables those of the current transaction. */
    void enter(JdbcClient database) {
        enter(database, List.of(schema()));
    }

    /** Makes the tables of schemas those of the current transaction. */
    static void enter(JdbcClient database, List<String> schemas) {
        List<String> path = new ArrayList<>(schemas);
        path.add("ledger");
        database.sql("SET LOCAL search_path TO " + String.join(", ", path)).update();
    }
}
