package org.iioe.ledger.watch;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Something read from the database, kept for a second: the meters of one scrape come from one
 * reading. A scrape does not wait for a database that is away, or it would look as if the node
 * itself were: that a reading failed is kept for longer than a scrape lasts, whose meters come in
 * any order, so that it waits once for each reading.
 */
final class CachedReading<T> {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private static final Duration FAILURE_KEPT = Duration.ofSeconds(10);

    /** On a connection that nobody answers a reading would end much later than the fault. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<T> source;
    private @Nullable Reading<T> newest;

    private record Reading<T>(
            long begunAt, CompletableFuture<Long> endedAt, CompletableFuture<T> value) {
        boolean isKept() {
            if (!endedAt.isDone()) {
                return since(begunAt).compareTo(GIVEN_UP) < 0;
            }
            Duration kept = value.isCompletedExceptionally() ? FAILURE_KEPT : KEPT;
            return since(endedAt.join()).compareTo(kept) < 0;
        }

        /** What is left of the patience for a reading that has not ended. */
        Duration patience() {
            Duration left = PATIENCE.minus(since(begunAt));
            return left.isNegative() ? Duration.ZERO : left;
        }

        private static Duration since(long nanoTime) {
            return Duration.ofNanos(System.nanoTime() - nanoTime);
        }
    }

    CachedReading(Supplier<T> source) {
        this.source = source;
    }

    /**
     * A new reading.
     *
     * @throws DataAccessException when the database does not answer; IllegalStateException when the
     *     event store does not, or lost what was sealed
     */
    T fresh() {
        return source.get();
    }

    private synchronized Reading<T> recent() {
        Reading<T> reading = newest;
        if (reading == null || !reading.isKept()) {
            CompletableFuture<T> value =
                    CompletableFuture.supplyAsync(source, task -> Thread.ofVirtual().start(task));
            reading =
                    new Reading<>(
                            System.nanoTime(),
                            value.handle((read, failure) -> System.nanoTime()),
                            value);
            newest = reading;
        }
        return reading;
    }

    /** A number of the newest reading; not a number while the database does not answer. */
    double number(ToDoubleFunction<T> of) {
        Reading<T> reading = recent();
        try {
            return of.applyAsDouble(
                    reading.value().get(reading.patience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }
}
