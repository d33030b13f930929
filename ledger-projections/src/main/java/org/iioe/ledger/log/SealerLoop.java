package org.iioe.ledger.log;

import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.SealedPositions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells this node what is sealed: at once what it has sealed itself, and within 50 ms what others
 * have. Where events are not kept in the log itself it also keeps the sealer going, which is woken
 * when this node has committed something; one of several nodes seals at a time, any takes over.
 */
@Component
public final class SealerLoop implements SmartLifecycle, SealedPositions {
    private static final Logger log = LoggerFactory.getLogger(SealerLoop.class);
    private static final long POLL_MILLIS = 50;
    private static final Duration LINGER = Duration.ofMillis(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private final @Nullable Sealer sealer;
    private final SealedLog sealed;
    private final EventReader store;
    private final Signer signer;
    private final Semaphore wake = new Semaphore(0);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile boolean ending;
    private @Nullable Thread thread;

    SealerLoop(ObjectProvider<Sealer> sealer, SealedLog sealed, EventReader store, Signer signer) {
        this.sealer = sealer.getIfAvailable();
        this.sealed = sealed;
        this.store = store;
        this.signer = signer;
    }

    /** Has somebody told when entries were sealed, here or on another node. */
    void onSealed(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells everybody that entries were sealed. */
    void sealed() {
        listeners.forEach(Runnable::run);
        signer.sealed();
    }

    @Override
    public void committed() {
        // Where appending is sealing, whoever appended has told already.
        if (sealer != null && wake.availablePermits() == 0) {
            wake.release();
        }
    }

    @Override
    public void onReopened(Runnable forget) {
        store.onReopened(forget);
    }

    @Override
    public boolean nothingRecorded() {
        return sealed.head() < 0 && store.isEmpty();
    }

    @Override
    public void requireWhole() {
        try {
            store.requireWhole();
        } catch (IllegalStateException e) {
            throw new EventLog.Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public OptionalLong positionOf(String event) {
        return sealed.positionOf(List.of(event));
    }

    @Override
    public OptionalLong awaitSealed(List<String> events, Duration atMost) {
        return sealed.awaitSealed(events, atMost);
    }

    @Override
    public synchronized void start() {
        running = true;
        store.onStored(this::committed);
        thread = Thread.ofPlatform().name("sealer").daemon(true).start(this::run);
    }

    private void run() {
        boolean failing = false;
        long told = -1;
        while (running) {
            try {
                if (failing) {
                    Thread.sleep(AFTER_A_FAILURE);
                }
                int count = sealer == null ? 0 : sealer.sealPage();
                if (failing) {
                    log.info("Sealing goes on.");
                    failing = false;
                }
                // Who has just sealed knows that there is something new.
                long head = count > 0 ? told + count : sealed.head();
                if (head > told) {
                    told = head;
                    sealed();
                }
                if (!Sealer.isFull(count) && wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    // A short linger makes larger batches of what is being committed at the same
                    // time.
                    Thread.sleep(LINGER);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                if (!failing && !ending) {
                    log.error("Sealing has stopped and is tried again: {}", e.toString());
                }
                failing = true;
            }
        }
    }

    /** From now on it is no alarm that the store is away: the framework lets go of it before. */
    @EventListener(ContextClosedEvent.class)
    void ending() {
        ending = true;
    }

    @Override
    public synchronized void stop() {
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

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Among the first to start and the last to stop: what is accepted is sealed. */
    @Override
    public int getPhase() {
        return -950;
    }
}
