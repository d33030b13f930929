package org.iioe.ledger.log;

import org.iioe.ledger.audit.StoredEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events in PostgreSQL, where the sealed log is the event store: nothing is ever stored and not
 * sealed, unless somebody writes past the ledger.
 */
@Component
@Profile("!axonserver")
final class PostgresEvents implements EventReader {
    /** The store's name. */
    static final String STORE = "postgresql";

    private final JdbcClient database;
    private final EntryFormat format;

    PostgresEvents(JdbcClient database, EntryFormat format) {
        this.database = database;
        this.format = format;
    }

    @Override
    public String store() {
        return STORE;
    }

    @Override
    public boolean isTheLog() {
        return true;
    }

    @Override
    public Page unsealed(int most) {
        throw new UnsupportedOperationException("Events are sealed as they are appended.");
    }

    /** Rows behind the end of the log: the ledger writes none. */
    @Override
    public Lag lag() {
        return database.sql(
                        """
                        SELECT count(e.position),
                               coalesce(extract(epoch FROM clock_timestamp() - min(e.recorded_at)), 0)
                          FROM sealer_state s LEFT JOIN sealed_entry e ON e.position >= s.next_position
                        """)
                .query((row, number) -> new Lag(row.getLong(1), Math.max(0, row.getDouble(2))))
                .single();
    }

    @Override
    public boolean isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT 1 FROM sealed_entry)")
                .query(Boolean.class)
                .single();
    }

    /** The events as the columns have them by which streams are read. */
    @Override
    public Replay replay() {
        return new Replay() {
            @Override
            public Map<String, StoredEvent> next(List<String> ids) {
                Map<String, StoredEvent> events = new HashMap<>();
                database.sql(
                                "SELECT event_id, subject, sequence, entry FROM sealed_entry WHERE"
                                        + " event_id = ANY (?)")
                        .param(ids.toArray(String[]::new))
                        .query(row -> {
                            StoredEvent inEntry = format.event(row.getBytes(4));
                            StoredEvent event =
                                    inEntry.at(row.getString(1), row.getString(2), row.getLong(3));
                            events.put(event.id(), event);
                        });
                return events;
            }

            @Override
            public void close() {}
        };
    }
}
