package org.iioe.ledger.proof;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;

/**
 * Something that is done again and again beside all else, on a thread of its own: whoever is slow
 * or away delays nobody but itself. The log says once that it fails, and once that it does again.
 */
final class Errand {
    private static final Logger log = LoggerFactory.getLogger(Errand.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String name;
    private final Duration afterFailure;
    private final Work work;
    private volatile boolean running;
    private boolean failing;
    private @Nullable Thread thread;

    /** What is to be done: it does nothing where there is nothing to do. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /**
     * @param name as a sentence begins with it: {@code The witness W}
     * @param afterFailure the pause before the next attempt
     */
    Errand(String name, Duration afterFailure, Work work) {
        this.name = name;
        this.afterFailure = afterFailure;
        this.work = work;
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon(true).start(this::repeat);
    }

    private void repeat() {
        try {
            while (running) {
                Thread.sleep(once() ? PAUSE : afterFailure);
            }
        } catch (InterruptedException e) {
            // It was stopped.
        }
    }

    private boolean once() throws InterruptedException {
        try {
            work.run();
            if (failing) {
                log.info("{} works again.", name);
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing && running) {
                log.error("{} fails, which is tried again: {}", name, e.toString());
            }
            failing = true;
        }
        return !failing;
    }

    /** Has it end. */
    void stop() {
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
            stopping.join(Duration.ofSeconds(2));
        }
    }
}
