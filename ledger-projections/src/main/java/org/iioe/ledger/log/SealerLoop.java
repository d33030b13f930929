package org.iioe.ledger.log;

import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.SealedPositions;
import org.iioe.ledger.proof.Errand;
import org.jspecify.annotations.Nullable;
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
    private static final long POLL_MILLIS = 50;
    private static final Duration LINGER = Duration.ofMillis(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private final @Nullable Sealer sealer;
    private final SealedLog sealed;
    private final EventReader store;
    private final Signer signer;
    private final Semaphore wake = new Semaphore(0);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Errand errand = new Errand("Sealing", Duration.ZERO, AFTER_A_FAILURE, this::seal);
    private long announced = -1;

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
        store.onStored(this::committed);
        errand.start();
    }

    private void seal() throws InterruptedException {
        int count = sealer == null ? 0 : sealer.sealPage();
        // Who has just sealed knows that there is something new.
        long head = count > 0 ? announced + count : sealed.head();
        if (head > announced) {
            announced = head;
            sealed();
        }
        errand.goesOn();
        if (!Sealer.isFull(count) && wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            // A short linger makes larger batches of what is being committed at the same time.
            Thread.sleep(LINGER);
        }
    }

    /** From now on it is no alarm that the store is away: the framework lets go of it before. */
    @EventListener(ContextClosedEvent.class)
    void ending() {
        errand.ending();
    }

    @Override
    public synchronized void stop() {
        errand.stop();
    }

    @Override
    public boolean isRunning() {
        return errand.isRunning();
    }

    /** Among the first to start and the last to stop: what is accepted is sealed. */
    @Override
    public int getPhase() {
        return -950;
    }
}
