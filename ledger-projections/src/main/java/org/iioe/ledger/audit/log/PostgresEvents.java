package org.iioe.ledger.audit.log;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Events in PostgreSQL: to be sealed is every event that is visible now and was not visible to the
 * stored snapshot, in the order of the store's index. There are no gaps to wait for and no
 * time-outs; an event that was committed late, however early its transaction began, is sealed late.
 * Whatever an event was decided on was visible to its writer and so is sealed before it.
 */
@Component
@Profile("!axonserver")
final class PostgresEvents implements EventReader {
    /** The store's name. */
    static final String STORE = "postgresql";

    private static final String EVENT =
            """
            e.eventidentifier, e.payloadtype, e.payloadrevision, e.aggregateidentifier, e.type,
            e.sequencenumber, e.timestamp, e.payload, e.metadata, e.globalindex, e.xid::text
            """;

    private static final String COLUMNS = EVENT + ", pg_current_snapshot()::text AS now";

    /** Index scans both: what began after the snapshot, and what was running then. */
    private static final String NEW =
            """
            SELECT %1$s FROM domainevententry e WHERE xid >= pg_snapshot_xmax(CAST(:snapshot AS pg_snapshot)) %2$s
            UNION ALL
            SELECT %1$s FROM domainevententry e
             WHERE xid = ANY (ARRAY(SELECT pg_snapshot_xip(CAST(:snapshot AS pg_snapshot)))) %2$s
            ORDER BY globalindex LIMIT :page
            """;

    private static final String TOWARDS =
            "AND pg_visible_in_snapshot(xid, CAST(:target AS pg_snapshot)) AND globalindex > :last";

    private static final String NEVER_SEALED =
            """
            SELECT %s FROM domainevententry e
             WHERE NOT EXISTS (SELECT 1 FROM sealed_entry s WHERE s.event_id = e.eventidentifier)
            ORDER BY globalindex LIMIT :page
            """;

    private final JdbcClient database;

    PostgresEvents(JdbcClient database) {
        this.database = database;
    }

    private record State(
            String snapshot, @Nullable String target, long lastIndex, boolean sameCluster) {}

    private record Row(Unsealed unsealed, String now) {}

    @Override
    public String store() {
        return STORE;
    }

    @Override
    public Page unsealed(int most) {
        // Of which transactions nothing was seen yet, the index tells; where few transactions made
        // all events, the planner would rather read all of them, twenty times a second.
        database.sql(
                        "SET LOCAL max_parallel_workers_per_gather = 0;"
                                + " SET LOCAL plan_cache_mode = force_custom_plan;"
                                + " SET LOCAL enable_seqscan = off")
                .update();
        State state =
                database.sql(
                                """
                                SELECT snapshot::text, CASE WHEN system_identifier = here THEN target::text END,
                                       coalesce(last_index, -1), system_identifier = here
                                  FROM sealer_state, (SELECT system_identifier AS here FROM pg_control_system()) c
                                """)
                        .query((row, number) ->
                                new State(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getBoolean(4)))
                        .single();
        // Before the search: what is committed between the two is looked for the next time.
        String before = state.sameCluster() ? state.snapshot() : currentSnapshot();
        List<Row> rows = rows(state, most);
        return new Page(
                rows.stream().map(Row::unsealed).toList(),
                () -> {
                    if (!rows.isEmpty() || !state.sameCluster() || state.target() != null) {
                        move(state, rows, rows.size() == most, before);
                    }
                });
    }

    private List<Row> rows(State state, int most) {
        JdbcClient.StatementSpec statement;
        if (!state.sameCluster()) {
            statement = database.sql(NEVER_SEALED.formatted(COLUMNS));
        } else if (state.target() == null) {
            statement =
                    database.sql(NEW.formatted(COLUMNS, "")).param("snapshot", state.snapshot());
        } else {
            statement =
                    database.sql(NEW.formatted(COLUMNS, TOWARDS))
                            .param("snapshot", state.snapshot())
                            .param("target", state.target())
                            .param("last", state.lastIndex());
        }
        return statement
                .param("page", most)
                .query((row, number) ->
                        new Row(
                                new Unsealed(event(row), row.getLong(10), row.getString(11)),
                                row.getString(12)))
                .list();
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getBytes(8),
                Objects.requireNonNullElse(row.getBytes(9), new byte[] {'{', '}'}));
    }

    private void move(State state, List<Row> rows, boolean full, String before) {
        @Nullable String now =
                rows.isEmpty()
                        ? null
                        : state.target() == null ? rows.getFirst().now() : state.target();
        String snapshot = state.snapshot();
        @Nullable String target = null;
        if (full && state.sameCluster()) {
            target = now;
        } else if (!full) {
            snapshot = now != null ? now : state.target() != null ? state.target() : before;
        }
        database.sql(
                        """
                        UPDATE sealer_state
                           SET snapshot = CAST(:snapshot AS pg_snapshot),
                               target = CAST(:target AS pg_snapshot), last_index = :last,
                               system_identifier = CASE WHEN :whole
                                   THEN (SELECT system_identifier FROM pg_control_system())
                                   ELSE system_identifier END
                        """)
                .param("snapshot", snapshot)
                .param("target", target)
                .param(
                        "last",
                        rows.isEmpty() ? state.lastIndex() : rows.getLast().unsealed().index())
                .param("whole", !full || state.sameCluster())
                .update();
    }

    private String currentSnapshot() {
        return database.sql("SELECT pg_current_snapshot()::text").query(String.class).single();
    }

    @Override
    public Lag lag() {
        // What the sealer would take: visible now, and neither sealed nor of a page before.
        return database.sql(
                        """
                        SELECT count(e.globalindex),
                               coalesce(extract(epoch FROM clock_timestamp()
                                   - min(CAST(e.timestamp AS timestamptz))), 0)
                          FROM sealer_state s
                          LEFT JOIN domainevententry e
                            ON e.xid >= pg_snapshot_xmin(s.snapshot)
                           AND NOT pg_visible_in_snapshot(e.xid, s.snapshot)
                           AND NOT (s.target IS NOT NULL
                                    AND pg_visible_in_snapshot(e.xid, s.target)
                                    AND e.globalindex <= s.last_index)
                        """)
                .query((row, number) -> new Lag(row.getLong(1), Math.max(0, row.getDouble(2))))
                .single();
    }

    @Override
    public boolean isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT 1 FROM domainevententry)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Replay replay() {
        return new Replay() {
            @Override
            public Map<String, StoredEvent> next(List<String> ids) {
                Map<String, StoredEvent> events = new HashMap<>();
                database.sql(
                                "SELECT %s FROM domainevententry e WHERE e.eventidentifier = ANY (?)"
                                        .formatted(EVENT))
                        .param(ids.toArray(String[]::new))
                        .query((row, number) -> events.put(row.getString(1), event(row)))
                        .list();
                return events;
            }

            @Override
            public void close() {}
        };
    }
}
