package org.iioe.ledger.watch;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Something read from the database, kept for a second: the meters of one scrape come from one
 * reading.
 */
final class Recent<T> {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Supplier<T> source;
    private @Nullable T value;
    private long readAt;

    Recent(Supplier<T> source) {
        this.source = source;
    }

    /**
     * A new reading.
     *
     * @throws DataAccessException when the database does not answer; IllegalStateException when the
     *     event store does not, or lost what was sealed
     */
    synchronized T fresh() {
        T newest = source.get();
        value = newest;
        readAt = System.nanoTime();
        return newest;
    }

    private synchronized T recent() {
        T newest = value;
        return newest == null || System.nanoTime() - readAt > KEPT.toNanos() ? fresh() : newest;
    }

    /** A number of the newest reading; not a number while the database does not answer. */
    double number(ToDoubleFunction<T> of) {
        try {
            return of.applyAsDouble(recent());
        } catch (DataAccessException | TransactionException | IllegalStateException e) {
            return Double.NaN;
        }
    }
}
