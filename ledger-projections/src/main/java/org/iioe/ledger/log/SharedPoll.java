package org.iioe.ledger.log;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Something in the database that many may wait for: one of those who wait looks for all of them,
 * and nobody does while nobody waits.
 */
public final class SharedPoll<T> {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Supplier<T> look;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition looked = lock.newCondition();
    private boolean looking;
    private long looks;
    private @Nullable T seen;

    /**
     * @param look reads it; what it throws is thrown to the one who looked, and another looks next
     */
    public SharedPoll(Supplier<T> look) {
        this.look = look;
    }

    /**
     * Waits until it is as it is wanted.
     *
     * @param known what the caller saw of it; what others see is looked at from then on
     * @return what was seen last, which is not as it is wanted when the time was up first
     */
    public T await(T known, Predicate<T> wanted, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        T now = known;
        try {
            while (!wanted.test(now)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return now;
                }
                @Nullable T next = next(left);
                now = next == null ? now : next;
            }
            return now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the sealed log.", e);
        }
    }

    /** What is seen next, by this thread or another; null when nobody saw anything. */
    private @Nullable T next(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (looking) {
                long before = looks;
                long left = nanos;
                while (looking && looks == before && left > 0) {
                    left = looked.awaitNanos(left);
                }
                return looks == before ? null : seen;
            }
            looking = true;
        } finally {
            lock.unlock();
        }
        @Nullable T now = null;
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(nanos, PAUSE.toNanos()));
            now = look.get();
            return now;
        } finally {
            lock.lock();
            try {
                looking = false;
                if (now != null) {
                    seen = now;
                    looks++;
                }
                looked.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
