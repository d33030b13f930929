package org.iioe.ledger.log;

import org.iioe.ledger.proof.Checkpoints;
import org.iioe.ledger.proof.Errand;
import org.iioe.ledger.proof.Frontier;
import org.iioe.ledger.proof.StoredTree;
import org.iioe.ledger.proof.Tree;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Grows the Merkle tree over what is sealed, and signs it, at most once a second and apart from
 * sealing: who appends never waits for it. Its state's row is the lock: one node signs at a time,
 * any takes over.
 */
@Component
final class Signer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Signer.class);
    private static final int PAGE = 10_000;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Semaphore news = new Semaphore(1);
    private final TransactionTemplate transaction;
    private final Errand errand = new Errand("Signing", BETWEEN, Duration.ZERO, this::signWhenDue);

    private final JdbcClient database;
    private final StoredTree tree;
    private final Checkpoints checkpoints;

    Signer(
            JdbcClient database,
            PlatformTransactionManager transactions,
            StoredTree tree,
            Checkpoints checkpoints) {
        this.transaction = new TransactionTemplate(transactions);
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

    /** Tells that there is more to sign. */
    void sealed() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    @Override
    public synchronized void start() {
        errand.start();
    }

    private void signWhenDue() throws InterruptedException {
        // Also without news: a node that was to sign may have gone.
        news.tryAcquire(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        transaction.executeWithoutResult(status -> sign());
    }

    /** Signs what is sealed, unless another node is at it. */
    private void sign() {
        // A node that stands still keeps the others from signing no longer than this.
        database.sql("SET LOCAL idle_in_transaction_session_timeout = '10s'").update();
        database.sql(
                        """
                        SELECT tree_size, frontier, checkpoint_number, coalesce(checkpoint_size, 0),
                               coalesce(checkpoint_at NOT BETWEEN
                                   clock_timestamp() - interval '1 second' AND clock_timestamp(), true)
                          FROM signer_state FOR UPDATE SKIP LOCKED
                        """)
                .query((row, number) ->
                        new State(
                                row.getLong(1),
                                row.getBytes(2),
                                row.getObject(3, Long.class),
                                row.getLong(4),
                                row.getBoolean(5)))
                .optional()
                .ifPresent(this::grow);
    }

    private void grow(State state) {
        long size =
                database.sql("SELECT next_position FROM sealer_state").query(Long.class).single();
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
                        UPDATE signer_state SET tree_size = :size, frontier = :frontier
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

    @Override
    public synchronized void stop() {
        if (errand.isRunning() && errand.stop()) {
            try {
                // What was accepted is signed when the ledger has stopped in order.
                transaction.executeWithoutResult(status -> sign());
            } catch (RuntimeException e) {
                log.warn("What was sealed last is signed at the next start: {}", e.toString());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return errand.isRunning();
    }

    /** Before what seals, and stopped after it. */
    @Override
    public int getPhase() {
        return -1_000;
    }
}
