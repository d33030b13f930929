package org.iioe.ledger.log;

import org.iioe.ledger.audit.EventLog.Append;
import org.iioe.ledger.audit.EventLog.Unavailable;
import org.iioe.ledger.audit.EventLog.Underway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What waits for the one thread that appends, in the order in which it came. */
final class AppendQueue {
    /**
     * An append of more events has a statement of its own: small ones do not wait for its bytes.
     */
    private static final int BULK = 500;

    private static final int MOST_EVENTS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private volatile boolean isOpen;

    /** What the writer is asked for. */
    sealed interface Waiting {
        /** Is told how it ended. */
        CompletableFuture<Long> done();

        default void fail(RuntimeException failure) {
            done().completeExceptionally(failure);
        }
    }

    /** An append, with its entries made. */
    record Pending(Append append, List<byte[]> entries, CompletableFuture<Long> done)
            implements Waiting {}

    /** A look whether streams have gone on: 1 when one has, 0 when none has. */
    record Look(
            Map<String, Long> read, long seen, Set<Underway> after, CompletableFuture<Long> done)
            implements Waiting {}

    void open() {
        isOpen = true;
    }

    /** Fails all that waits and all that comes. */
    void close() {
        isOpen = false;
        waiting.forEach(AppendQueue::refuse);
    }

    void add(Waiting asked) {
        waiting.add(asked);
        if (!isOpen) {
            refuse(asked);
        }
    }

    private static void refuse(Waiting asked) {
        asked.fail(unavailable(new IllegalStateException("The ledger is stopping.")));
    }

    /** All that waits, as far as it fits together. */
    List<Waiting> next() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>();
        Waiting first = waiting.take();
        batch.add(first);
        int events = events(first);
        for (Waiting next = waiting.peek();
                next != null && events <= BULK && events + events(next) <= MOST_EVENTS;
                next = waiting.peek()) {
            if (events(next) > BULK) {
                break;
            }
            batch.add(waiting.remove());
            events += events(next);
        }
        return batch;
    }

    private static int events(Waiting waiting) {
        return waiting instanceof Pending pending ? pending.append().events().size() : 0;
    }

    /** Waits until something that was asked for has ended, 20 seconds at most. */
    static long await(CompletableFuture<Long> done) {
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    static Unavailable unavailable(Exception cause) {
        return new Unavailable("The event store does not answer.", cause);
    }
}
