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
 * Turns "committed" into "position N": takes what the store has and is not sealed, in the store's
 * own order, and stores the entries and how far it came in one transaction. The state's row is the
 * lock: one node seals at a time.
 */
@Component
final class Sealer {
    private static final int PAGE = 2_000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final EventReader store;
    private final EntryFormat format;
    private final TreeGrower tree;

    Sealer(
            JdbcClient database,
            PlatformTransactionManager transactions,
            EventReader store,
            EntryFormat format,
            TreeGrower tree) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.format = format;
        this.tree = tree;
    }

    private record State(long nextPosition, Timestamp recordedAt) {}

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
        return database.sql(
                        "SELECT next_position, recorded_at FROM sealer_state FOR UPDATE SKIP"
                                + " LOCKED")
                .query((row, number) -> new State(row.getLong(1), row.getTimestamp(2)))
                .optional();
    }

    private int seal(State state) {
        EventReader.Page page = store.unsealed(PAGE);
        if (!page.events().isEmpty()) {
            move(state, page.events().size(), insert(state, page.events()));
        }
        page.remember().run();
        return page.events().size();
    }

    private Instant insert(State state, List<EventReader.Unsealed> events) {
        Instant recordedAt = state.recordedAt().toInstant();
        List<Long> positions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        List<Timestamp> times = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        List<byte[]> leaves = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        List<@Nullable String> transactions = new ArrayList<>();
        long position = state.nextPosition();
        for (EventReader.Unsealed row : events) {
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
            transactions.add(row.transaction());
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
    private void move(State state, int sealed, Instant recordedAt) {
        int moved =
                database.sql(
                                "UPDATE sealer_state SET next_position = ?, recorded_at = ? WHERE"
                                        + " next_position = ?")
                        .params(
                                state.nextPosition() + sealed,
                                Timestamp.from(recordedAt),
                                state.nextPosition())
                        .update();
        if (moved != 1) {
            throw new IllegalStateException("Another sealer moved on from " + state.nextPosition());
        }
    }
}
