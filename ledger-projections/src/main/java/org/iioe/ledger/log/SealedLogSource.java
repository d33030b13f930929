package org.iioe.ledger.log;

import org.axonframework.eventhandling.DomainEventMessage;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of the sealed log, as they are now: old payloads are brought to their present shape.
 */
public final class SealedLogSource {
    private static final int PAGE = 1_000;

    /** Entries that are read at once take no more than this and a page. */
    private static final long MOST_BYTES = 8L << 20;

    private final SealedLog sealed;
    private final EntryFormat format;
    private final SealerLoop loop;
    private final EventDecoder decoder;

    /**
     * @param loop tells when entries were sealed
     * @param decoder brings old payloads to their present shape
     */
    public SealedLogSource(
            SealedLog sealed, EntryFormat format, SealerLoop loop, EventDecoder decoder) {
        this.sealed = sealed;
        this.format = format;
        this.loop = loop;
        this.decoder = decoder;
    }

    /** Has somebody told when entries were sealed. */
    public void onSealed(Runnable listener) {
        loop.onSealed(listener);
    }

    /**
     * The events from a position on, in order, at most {@code most}: fewer where there are no more,
     * and where they are many and large.
     */
    public List<DomainEventMessage<?>> from(long position, int most) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        long bytes = 0;
        while (events.size() < most && bytes <= MOST_BYTES) {
            int page = Math.min(PAGE, most - events.size());
            List<SealedLog.Entry> entries = sealed.from(position + events.size(), page);
            for (SealedLog.Entry entry : entries) {
                bytes += entry.entry().length;
                events.add(decoder.message(format.event(entry.entry())));
            }
            if (entries.size() < page) {
                break;
            }
        }
        return events;
    }
}
