package org.iioe.ledger.audit.proof;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;

/**
 * Carries every new checkpoint out of the database: into the folder, and to the witnesses. It runs
 * beside the sealer, which waits for neither.
 */
@Component
final class CheckpointShipping implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CheckpointShipping.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CheckpointFolder folder;
    private final Witnesses witnesses;
    private volatile boolean running;
    private boolean failing;
    private @Nullable Thread thread;

    CheckpointShipping(CheckpointFolder folder, Witnesses witnesses) {
        this.folder = folder;
        this.witnesses = witnesses;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("checkpoint-shipping").daemon(true).start(this::run);
    }

    private void run() {
        while (running) {
            try {
                ship();
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void ship() throws InterruptedException {
        try {
            folder.ship();
            if (failing) {
                log.info("Checkpoints are shipped again.");
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing && running) {
                log.error("Checkpoints are not shipped, which is tried again: {}", e.toString());
            }
            failing = true;
        }
        witnesses.ask();
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(2));
                // What was signed last is in the folder when the ledger has stopped in order.
                folder.ship();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException e) {
                log.warn("The last checkpoints are shipped at the next start: {}", e.toString());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the sealer, and stopped after it. */
    @Override
    public int getPhase() {
        return -1_001;
    }
}
