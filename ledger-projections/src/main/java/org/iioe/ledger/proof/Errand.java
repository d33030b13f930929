package org.iioe.ledger.proof;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

import java.time.Duration;

/**
 * Something that is done again and again beside all else, on a thread of its own, until it is
 * stopped: whoever is slow or away delays nobody but itself. The log says once that it fails, and
 * once that it goes on.
 */
public final class Errand {
    private static final Logger log = LoggerFactory.getLogger(Errand.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final Duration pause;
    private final Duration afterFailure;
    private final Work work;
    private volatile boolean running;
    private volatile boolean ending;
    private boolean failing;
    private @Nullable Thread thread;

    /** What is to be done: it does nothing where there is nothing to do. */
    @FunctionalInterface
    public interface Work {
        /** Does it once. */
        void run() throws Exception;
    }

    /**
     * @param name as a sentence begins with it: {@code The witness W}
     * @param pause before it is done again
     * @param afterFailure the pause before the next attempt
     */
    public Errand(String name, Duration pause, Duration afterFailure, Work work) {
        this.name = name;
        this.pause = pause;
        this.afterFailure = afterFailure;
        this.work = work;
    }

    /** Begins. */
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon(true).start(this::repeat);
    }

    /** Whether it was started and not stopped. */
    public boolean isRunning() {
        return running;
    }

    private void repeat() {
        try {
            while (running) {
                Duration next = once() ? pause : afterFailure;
                if (running && next.isPositive()) {
                    Thread.sleep(next);
                }
            }
        } catch (InterruptedException e) {
            // It was stopped.
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever fails is told, and tried again
    private boolean once() throws InterruptedException {
        try {
            work.run();
            goesOn();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!failing && running && !ending) {
                log.error("{} has stopped and is tried again: {}", name, words(e));
            }
            failing = true;
            return false;
        }
    }

    private static String words(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause.equals(failure) ? failure.toString() : failure + ", since " + cause;
    }

    /** It does what it should: for work that tells so before its end. */
    public void goesOn() {
        if (failing) {
            log.info("{} goes on.", name);
        }
        failing = false;
    }

    /** From now on it is no alarm that it fails. */
    public void ending() {
        ending = true;
    }

    /** Has it end. */
    void interrupt() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    /** Waits until it has ended, two seconds at most. */
    void awaitEnd() throws InterruptedException {
        Thread stopping = thread;
        if (stopping != null) {
            stopping.join(PATIENCE);
        }
    }

    /**
     * Has it end, and waits for that, two seconds at most.
     *
     * @return whether the wait was not interrupted
     */
    public boolean stop() {
        interrupt();
        try {
            awaitEnd();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
