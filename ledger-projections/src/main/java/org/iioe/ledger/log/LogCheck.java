package org.iioe.ledger.log;

import org.iioe.ledger.proof.Checkpoints;
import org.iioe.ledger.proof.LogIdentity;
import org.iioe.ledger.proof.SigningKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the whole log and compares: each entry with the event that it was made of and with
 * its hash, the tree with its nodes, every checkpoint with the root of its size and its signature;
 * then it derives the read models again and compares every row of those that answer. It is the
 * server's own word, for operators; auditors run {@code VerifyLedger}.
 */
@Component
public final class LogCheck {
    /** For so long a result is given again; then the next who asks has it checked anew. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final SealedLog sealed;
    private final LogComparison.Sides sides;
    private @Nullable LogComparison newest;
    private @Nullable Status ended;

    LogCheck(
            JdbcClient database,
            SealedLog sealed,
            EventReader store,
            EntryFormat format,
            Checkpoints checkpoints,
            SigningKeys keys,
            LogIdentity identity,
            DerivedTables derived) {
        this.sealed = sealed;
        sides =
                new LogComparison.Sides(
                        database, store, format, checkpoints, keys, identity, derived);
    }

    /** How a check stands. */
    public enum State {
        /** It goes on. */
        RUNNING,
        /** Everything held. */
        GOOD,
        /** Something did not. */
        BAD,
        /** A store went away before anything was found: nothing is known. */
        FAILED
    }

    /** Something that does not hold, at the first position that it concerns. */
    public record Finding(long position, String text) {}

    /**
     * How far a check has come.
     *
     * @param entries how many were checked
     * @param of how many there are to check
     * @param checkpoints how many were checked
     * @param overtaken how many decisions rest on a stream that had gone on by the time they were
     *     sealed: none where the store compares that itself
     * @param folded of how many entries read models were derived again
     * @param rows how many rows of read models were compared
     * @param notCompared which read models were not, and why
     * @param root over the entries checked, in Base64; null while it runs
     * @param findings the first of what does not hold
     */
    public record Status(
            State state,
            long entries,
            long of,
            int percent,
            int checkpoints,
            long overtaken,
            long folded,
            long rows,
            List<String> notCompared,
            @Nullable String root,
            List<Finding> findings,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    /** The newest check; begins one when there is none that is fresh. */
    public synchronized Status status() {
        LogComparison last = newest;
        if (last == null || last.isOver(Instant.now().minus(FRESH))) {
            LogComparison begun = new LogComparison(sides, sealed.head() + 1);
            newest = begun;
            last = begun;
            Thread.ofVirtual().name("log-check").start(() -> run(begun));
        }
        return last.status();
    }

    private void run(LogComparison begun) {
        begun.run();
        Status status = begun.status();
        if (status.state() != State.FAILED) {
            end(status);
        }
    }

    /** How the newest check ended that did not break off, when there is one. */
    public synchronized Optional<Status> ended() {
        return Optional.ofNullable(ended);
    }

    private synchronized void end(Status status) {
        ended = status;
    }
}
