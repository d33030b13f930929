package org.iioe.ledger.system;

import org.axonframework.spring.config.SpringAxonConfiguration;
import org.iioe.ledger.audit.SealedPositions;
import org.iioe.ledger.door.BulkRecorder;
import org.iioe.ledger.door.CommandLines;
import org.iioe.ledger.door.LineFailure;
import org.iioe.ledger.http.Caller;
import org.iioe.ledger.settings.LedgerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * Gives an empty ledger its founding record, through the same lines that the bulk door takes, all
 * in one append: a start that is cut short leaves nothing, and the next one begins anew. It is done
 * before the ledger listens.
 */
@Component
final class FirstStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

    private final CommandLines lines;
    private final BulkRecorder recorder;
    private final SealedPositions sealed;
    private final String name;
    private volatile boolean running;

    FirstStart(
            CommandLines lines,
            BulkRecorder recorder,
            SealedPositions sealed,
            LedgerProperties settings) {
        this.lines = lines;
        this.recorder = recorder;
        this.sealed = sealed;
        this.name = settings.foundingRecord();
    }

    @Override
    public void start() {
        running = true;
        if (name.equals("none") || !sealed.nothingRecorded()) {
            return;
        }
        ClassPathResource file = new ClassPathResource("founding-record/" + name + ".ndjson");
        try (InputStream ndjson = file.getInputStream()) {
            int recorded =
                    recorder.record(
                                    lines.readAll(
                                            ndjson,
                                            new Caller(
                                                    "founding-record",
                                                    null,
                                                    UUID.randomUUID().toString())))
                            .result()
                            .size();
            log.info("The founding record is in the ledger: {} commands.", recorded);
        } catch (IOException e) {
            throw new StartFailure(
                    "ledger.founding-record names %s, which is not there; it is iioe or none."
                            .formatted(name));
        } catch (LineFailure e) {
            throw new StartFailure(
                    "The founding record's line %s is refused: %s"
                            .formatted(e.line(), e.getMessage()));
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the sealer and the command handlers, before the web server. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 1;
    }
}
