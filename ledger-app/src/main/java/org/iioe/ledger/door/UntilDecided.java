package org.iioe.ledger.door;

import org.iioe.ledger.audit.SealedPositions;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.store.StoreFailures;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Has decided again who lost a race, on what the winner left: nobody is told of the race, unless it
 * goes on for too long.
 */
@Component
final class UntilDecided {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SealedPositions sealed;

    UntilDecided(SealedPositions sealed) {
        this.sealed = sealed;
    }

    /**
     * Decides until it is decided.
     *
     * @param decide is done again while others are faster
     * @param earlier what was decided under the same key before, which is asked for when deciding
     *     fails
     * @throws RuntimeException why it is not recorded, as the caller may know it
     */
    <T> T decided(Supplier<T> decide, Supplier<Optional<T>> earlier) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                T decided = decide.get();
                sealed.committed();
                return decided;
            } catch (RuntimeException e) {
                Optional<T> before = CallerFailures.translated(earlier);
                if (before.isPresent()) {
                    return before.get();
                }
                boolean late = System.nanoTime() > deadline;
                if (StoreFailures.isWithoutNode(e) ? late : !StoreFailures.isConflict(e)) {
                    throw CallerFailures.translated(e);
                }
                if (late) {
                    throw new Problem(
                            ProblemCode.TOO_BUSY,
                            "Others kept changing what this command decides on; nothing was stored,"
                                    + " send it again.");
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            long most = Math.min(200, 5L << Math.min(attempt, 6));
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most));
        } catch (InterruptedException e) {
            throw CallerFailures.stopping();
        }
    }
}
