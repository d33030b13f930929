package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

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
    private static final Logger log = LoggerFactory.getLogger(FeedThread.class);
    private static final Duration POLL = Duration.ofMillis(50);

    /** So long more may come to what has just come: one batch takes all of it. */
    private static final Duration LINGER = Duration.ofMillis(20);

    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private final String name;
    private final DataSource pool;
    private final Beginning beginning;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

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
    }

    /** There is something new. */
    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon(true).start(this::run);
    }

    private void run() {
        boolean failing = false;
        while (running) {
            try (FeedConnection connection = FeedConnection.open(pool, name);
                    Work work = beginning.on(connection)) {
                while (running) {
                    Next next = work.step();
                    if (failing) {
                        log.info("Filling read models ({}) goes on.", name);
                        failing = false;
                    }
                    await(next);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (!running) {
                    return;
                }
                if (!failing) {
                    log.error(
                            "Filling read models ({}) has stopped and is tried again: {}",
                            name,
                            NestedExceptionUtils.getMostSpecificCause(e).toString());
                    failing = true;
                }
                try {
                    Thread.sleep(AFTER_A_FAILURE);
                } catch (InterruptedException interrupted) {
                    return;
                }
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
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
