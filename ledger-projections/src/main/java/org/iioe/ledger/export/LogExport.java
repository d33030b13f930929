package org.iioe.ledger.export;

import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The sealed log: CloudEvents, a line each, byte by byte as they were sealed. */
@Component
final class LogExport implements ExportKind {
    private static final int READ = 1_000;

    private final SealedLog sealed;

    LogExport(SealedLog sealed) {
        this.sealed = sealed;
    }

    @Override
    public About about() {
        return new About(
                "log.ndjson",
                MediaType.APPLICATION_NDJSON,
                "Every sealed entry as a CloudEvent, a line each, in the bytes that were sealed.",
                List.of());
    }

    @Override
    public void write(Moment moment, OutputStream out) throws IOException {
        if (moment.effectiveOn() != null) {
            throw new InvalidParameter(
                    "effectiveOn",
                    "The log is what was recorded, whenever it takes effect: it takes asOf alone.");
        }
        long last = moment.position();
        for (long next = 0; next <= last; next += READ) {
            for (SealedLog.Entry entry : sealed.from(next, (int) Math.min(READ, last - next + 1))) {
                out.write(entry.entry());
                out.write('\n');
            }
        }
    }
}
