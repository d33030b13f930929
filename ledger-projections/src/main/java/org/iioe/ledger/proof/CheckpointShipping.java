package org.iioe.ledger.proof;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries every new checkpoint out of the database: into the folder, and from there to witnesses,
 * to the authority for time stamps and into the mail. It runs beside the sealer, and each of them
 * beside the others: nobody waits for a witness.
 */
@Component
final class CheckpointShipping implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CheckpointShipping.class);

    /** How long an errand pauses after each time. */
    static final Duration PAUSE = Duration.ofMillis(500);

    private final CheckpointFolder folder;
    private final List<Errand> errands = new ArrayList<>();
    private volatile boolean running;

    CheckpointShipping(
            CheckpointFolder folder,
            Witnesses witnesses,
            CheckpointTimestamps timestamps,
            CheckpointMail mail) {
        this.folder = folder;
        errands.add(new Errand("The shipping of checkpoints", PAUSE, PAUSE, folder::ship));
        errands.addAll(witnesses.errands());
        timestamps.errand().ifPresent(errands::add);
        mail.errand().ifPresent(errands::add);
    }

    @Override
    public synchronized void start() {
        running = true;
        errands.forEach(Errand::start);
    }

    @Override
    public synchronized void stop() {
        running = false;
        try {
            errands.forEach(Errand::interrupt);
            // The first is the folder's; others may be hanging on a server that is away.
            errands.getFirst().awaitEnd();
            // What was signed last is in the folder when the ledger has stopped in order.
            folder.ship();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.warn("The last checkpoints are shipped at the next start: {}", e.toString());
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
