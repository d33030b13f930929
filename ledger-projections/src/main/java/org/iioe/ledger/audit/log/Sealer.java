package org.iioe.ledger.audit.log;

import org.iioe.ledger.audit.proof.Merkle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns "committed" into "position N": seals every event that is visible now and was not visible to
 * the stored snapshot, in the order of the store's index, and stores the entries and the new
 * snapshot in one transaction. There are no gaps to wait for and no time-outs; an event that was
 * committed late, however early its transaction began, is sealed late. Whatever an event was
 * decided on was visible to its writer and so is sealed before it.
 */
@Component
final class Sealer {
    private static final int PAGE = 2_000;

    private static final String COLUMNS =
            """
            globalindex, eventidentifier, payloadtype, payloadrevision, aggregateidentifier, type,
            sequencenumber, timestamp, payload, metadata, xid::text, pg_current_snapshot()::text AS now
            """;

    /** Index scans both: what began after the snapshot, and what was running then. */
    private static final String NEW =
            """
            SELECT %1$s FROM domainevententry WHERE xid >= pg_snapshot_xmax(CAST(:snapshot AS pg_snapshot)) %2$s
            UNION ALL
            SELECT %1$s FROM domainevententry
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
    private final TransactionTemplate transaction;
    private final EntryFormat format;
    private final TreeGrower tree;

    Sealer(
            JdbcClient database,
            PlatformTransactionManager transactions,
            EntryFormat format,
            TreeGrower tree) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.format = format;
        this.tree = tree;
    }

    private record State(
            long nextPosition,
            Timestamp recordedAt,
            String snapshot,
            @Nullable String target,
            long lastIndex,
            boolean sameCluster) {}

    private record Row(long index, String xid, String now, StoredEvent event) {}

    /**
     * Seals one page.
     *
     * @return how many entries it sealed; 0 also when another node is sealing just now
     */
    int sealPage() {
        Integer sealed =
                transaction.execute(status -> lockedState().map(this::sealAndSign).orElse(0));
        return sealed == null ? 0 : sealed;
    }

    private int sealAndSign(State state) {
        int sealed = seal(state);
        tree.grow(state.nextPosition() + sealed);
        return sealed;
    }

    /** Whether a page was full, so that there is more. */
    static boolean isFull(int sealed) {
        return sealed == PAGE;
    }

    private Optional<State> lockedState() {
        // Of which transactions nothing was seen yet, the index tells; where few transactions made
        // all events, the planner would rather read all of them, twenty times a second.
        database.sql(
                        "SET LOCAL max_parallel_workers_per_gather = 0;"
                                + " SET LOCAL plan_cache_mode = force_custom_plan;"
                                + " SET LOCAL enable_seqscan = off")
                .update();
        return database.sql(
                        """
                        SELECT next_position, recorded_at, snapshot::text,
                               CASE WHEN system_identifier = here THEN target::text END,
                               coalesce(last_index, -1), system_identifier = here
                          FROM sealer_state, (SELECT system_identifier AS here FROM pg_control_system()) c
                           FOR UPDATE OF sealer_state SKIP LOCKED
                        """)
                .query((row, number) ->
                        new State(
                                row.getLong(1),
                                row.getTimestamp(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getBoolean(6)))
                .optional();
    }

    private int seal(State state) {
        // Before the search: what is committed between the two is looked for the next time.
        String before = state.sameCluster() ? state.snapshot() : currentSnapshot();
        List<Row> rows = unsealed(state);
        if (rows.isEmpty() && state.sameCluster() && state.target() == null) {
            return 0;
        }
        Instant recordedAt = insert(state, rows);
        move(state, rows, recordedAt, before);
        return rows.size();
    }

    private List<Row> unsealed(State state) {
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
                .param("page", PAGE)
                .query((row, number) ->
                        new Row(
                                row.getLong("globalindex"),
                                row.getString("xid"),
                                row.getString("now"),
                                new StoredEvent(
                                        row.getString("eventidentifier"),
                                        row.getString("payloadtype"),
                                        row.getString("payloadrevision"),
                                        row.getString("aggregateidentifier"),
                                        row.getString("type"),
                                        row.getLong("sequencenumber"),
                                        row.getString("timestamp"),
                                        row.getBytes("payload"),
                                        row.getBytes("metadata"))))
                .list();
    }

    private Instant insert(State state, List<Row> rows) {
        Instant recordedAt = state.recordedAt().toInstant();
        if (rows.isEmpty()) {
            return recordedAt;
        }
        List<Long> positions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        List<Timestamp> times = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        List<byte[]> leaves = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        List<String> transactions = new ArrayList<>();
        long position = state.nextPosition();
        for (Row row : rows) {
            Instant time = Instant.parse(row.event().time());
            recordedAt = time.isAfter(recordedAt) ? time : recordedAt;
            positions.add(position++);
            ids.add(row.event().id());
            subjects.add(row.event().subject());
            times.add(Timestamp.from(recordedAt));
            byte[] entry = format.entry(row.event());
            entries.add(entry);
            leaves.add(Merkle.leaf(entry));
            indexes.add(row.index());
            transactions.add(row.xid());
        }
        database.sql(
                        """
                        INSERT INTO sealed_entry (position, event_id, subject, recorded_at, entry,
                            leaf_hash, store_index, store_xid)
                        SELECT * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::timestamptz[],
                            ?::bytea[], ?::bytea[], ?::bigint[], ?::xid8[])
                        """)
                .params(
                        positions.toArray(Long[]::new),
                        ids.toArray(String[]::new),
                        subjects.toArray(String[]::new),
                        times.toArray(Timestamp[]::new),
                        entries.toArray(byte[][]::new),
                        leaves.toArray(byte[][]::new),
                        indexes.toArray(Long[]::new),
                        transactions.toArray(String[]::new))
                .update();
        return recordedAt;
    }

    /** Moves the state on, and only from where it was expected: this fences a second sealer. */
    private void move(State state, List<Row> rows, Instant recordedAt, String before) {
        boolean full = isFull(rows.size());
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
        int moved =
                database.sql(
                                """
                                UPDATE sealer_state
                                   SET next_position = :next, recorded_at = :recorded_at,
                                       snapshot = CAST(:snapshot AS pg_snapshot),
                                       target = CAST(:target AS pg_snapshot), last_index = :last,
                                       system_identifier = CASE WHEN :whole
                                           THEN (SELECT system_identifier FROM pg_control_system())
                                           ELSE system_identifier END
                                 WHERE next_position = :expected
                                """)
                        .param("next", state.nextPosition() + rows.size())
                        .param("recorded_at", Timestamp.from(recordedAt))
                        .param("snapshot", snapshot)
                        .param("target", target)
                        .param("last", rows.isEmpty() ? state.lastIndex() : rows.getLast().index())
                        .param("whole", !full || state.sameCluster())
                        .param("expected", state.nextPosition())
                        .update();
        if (moved != 1) {
            throw new IllegalStateException("Another sealer moved on from " + state.nextPosition());
        }
    }

    private String currentSnapshot() {
        return database.sql("SELECT pg_current_snapshot()::text").query(String.class).single();
    }
}
