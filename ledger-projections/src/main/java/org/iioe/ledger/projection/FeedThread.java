package org.iioe.ledger.projection;

import org.iioe.ledger.proof.Errand;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * A thread that fills tables by a connection of its own. Of several nodes that one works which has
 * the lock; one that stands still loses it after three seconds. Whatever fails, it begins again on
 * a new connection, with nothing in memory, from where the database says that it is: it never
 * passes over an event.
 */
final class FeedThread {
    private static final Duration POLL = Duration.ofMillis(50);

    /** So long more may come to what has just come: one batch takes all of it. */
    private static final Duration LINGER = Duration.ofMillis(20);

    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private final String name;
    private final DataSource pool;
    private final Beginning beginning;
    private final Semaphore wake = new Semaphore(0);
    private final Errand errand;

    /** Begins to work by a connection. */
    @FunctionalInterface
    interface Beginning {
        Work on(FeedConnection connection);
    }

    /** What it does again and again. */
    interface Work extends AutoCloseable {
        /**
         * Does what there is to do now, at most one batch of it.
         *
         * @return how long there is nothing more to do, as far as it is known; nothing when there
         *     is more
         */
        Next step() throws SQLException, InterruptedException;

        @Override
        void close();
    }

    /** When the next step is. */
    enum Next {
        /** There is more. */
        NOW,
        /** When there is something new. */
        WHEN_WOKEN,
        /** There is nothing to do here for a while. */
        LATER
    }

    FeedThread(String name, DataSource pool, Beginning beginning) {
        this.name = name;
        this.pool = pool;
        this.beginning = beginning;
        errand =
                new Errand(
                        "Filling read models (%s)".formatted(name),
                        Duration.ZERO,
                        AFTER_A_FAILURE,
                        this::fill);
    }

    /** There is something new. */
    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    void start() {
        errand.start();
    }

    private void fill() throws SQLException, InterruptedException {
        try (FeedConnection connection = FeedConnection.open(pool, name);
                Work work = beginning.on(connection)) {
            while (errand.isRunning()) {
                Next next = work.step();
                errand.goesOn();
                await(next);
            }
        }
    }

    private void await(Next next) throws InterruptedException {
        switch (next) {
            case NOW -> {}
            case WHEN_WOKEN -> {
                if (wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(LINGER);
                }
            }
            case LATER -> Thread.sleep(POLL.multipliedBy(4));
        }
    }

    void stop() {
        errand.stop();
    }
}
