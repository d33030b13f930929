package org.iioe.ledger.audit.log;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.iioe.ledger.audit.StoredEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    /**
     * @param loop tells when entries were sealed
     * @param serializer reads payloads and metadata
     * @param upcasters bring old payloads to their present shape
     */
    public SealedLogSource(
            SealedLog sealed,
            EntryFormat format,
            SealerLoop loop,
            Serializer serializer,
            EventUpcaster upcasters) {
        this.sealed = sealed;
        this.format = format;
        this.loop = loop;
        this.serializer = serializer;
        this.upcasters = upcasters;
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
                events.add(message(entry));
            }
            if (entries.size() < page) {
                break;
            }
        }
        return events;
    }

    /** An event as the framework takes it, with its time as we read it. */
    private static final class Data extends GenericDomainEventEntry<byte[]> {
        private final Instant time;

        Data(StoredEvent stored) {
            super(
                    stored.aggregateType(),
                    stored.subject(),
                    stored.sequence(),
                    stored.id(),
                    stored.time(),
                    stored.type(),
                    stored.revision(),
                    stored.payload(),
                    stored.metadata());
            time = stored.instant();
        }

        @Override
        public Instant getTimestamp() {
            return time;
        }
    }

    private DomainEventMessage<?> message(SealedLog.Entry entry) {
        Data data = new Data(format.event(entry.entry()));
        DomainEventStream upcast =
                EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(data), serializer, upcasters);
        return upcast.next();
    }
}
