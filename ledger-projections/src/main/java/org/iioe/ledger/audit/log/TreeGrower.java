package org.iioe.ledger.audit.log;

import org.iioe.ledger.audit.proof.Checkpoints;
import org.iioe.ledger.audit.proof.Frontier;
import org.iioe.ledger.audit.proof.StoredTree;
import org.iioe.ledger.audit.proof.Tree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Grows the Merkle tree over what was sealed, in the sealer's own transaction, and signs it at most
 * once a second. Since it goes on from its own size, it also takes in entries that were sealed
 * before there was a tree.
 */
@Component
final class TreeGrower {
    private static final int PAGE = 10_000;

    private final JdbcClient database;
    private final StoredTree tree;
    private final Checkpoints checkpoints;

    TreeGrower(JdbcClient database, StoredTree tree, Checkpoints checkpoints) {
        this.database = database;
        this.tree = tree;
        this.checkpoints = checkpoints;
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes are passed through, never compared
    private record State(
            long treeSize,
            byte[] frontier,
            @Nullable Long checkpointNumber,
            long checkpointSize,
            boolean secondOver) {}

    /**
     * Grows the tree to the entries that are sealed, and signs it when it is time.
     *
     * @param size how many entries are sealed; the caller holds the sealer's lock
     */
    void grow(long size) {
        State state =
                database.sql(
                                """
                                SELECT tree_size, frontier, checkpoint_number, coalesce(checkpoint_size, 0),
                                       coalesce(checkpoint_at NOT BETWEEN
                                           clock_timestamp() - interval '1 second' AND clock_timestamp(), true)
                                  FROM sealer_state
                                """)
                        .query((row, number) ->
                                new State(
                                        row.getLong(1),
                                        row.getBytes(2),
                                        row.getObject(3, Long.class),
                                        row.getLong(4),
                                        row.getBoolean(5)))
                        .single();
        boolean grows = state.treeSize() < size;
        boolean news = state.checkpointNumber() == null || state.checkpointSize() < size;
        boolean signs = news && state.secondOver();
        if (!grows && !signs) {
            return;
        }
        Frontier frontier = Frontier.of(state.treeSize(), state.frontier());
        while (frontier.size() < size) {
            leaves(frontier.size(), Math.min(size, frontier.size() + PAGE))
                    .forEach(leaf -> frontier.append(leaf, this::completed));
        }
        @Nullable Long number = state.checkpointNumber();
        if (signs) {
            number = number == null ? 0 : number + 1;
            checkpoints.sign(number, frontier);
        }
        database.sql(
                        """
                        UPDATE sealer_state SET tree_size = :size, frontier = :frontier
                        """
                                + (signs
                                        ? ", checkpoint_number = :number, checkpoint_size = :size,"
                                                + " checkpoint_at = clock_timestamp()"
                                        : ""))
                .param("size", size)
                .param("frontier", frontier.peaks())
                .param("number", number)
                .update();
    }

    private List<byte[]> leaves(long from, long until) {
        return database.sql(
                        "SELECT leaf_hash FROM sealed_entry WHERE position >= ? AND position < ?"
                                + " ORDER BY position")
                .params(from, until)
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    /** Keeps the roots of whole tiles; what lies between is computed from them when it is asked. */
    private void completed(int height, long index, byte[] hash) {
        if (height % Tree.TILE_HEIGHT == 0) {
            tree.add(height / Tree.TILE_HEIGHT, index, hash);
        }
    }
}
