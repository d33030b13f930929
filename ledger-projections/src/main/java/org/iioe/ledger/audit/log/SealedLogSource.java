package org.iioe.ledger.audit.log;

import org.iioe.ledger.audit.StoredEvent;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The sealed log as the source of projections. Its tokens are positions: dense, the same for
 * everybody, without gaps to remember.
 */
public final class SealedLogSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final int READ = 1_000;

    /** So many of the newest messages are kept for the projections that come after the first. */
    private static final int KEPT = 2_000;

    private final SealedLog sealed;
    private final EntryFormat format;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private final Map<Long, TrackedEventMessage<?>> recent =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<Long, TrackedEventMessage<?>> eldest) {
                            return size() > KEPT;
                        }
                    });

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
        this.serializer = serializer;
        this.upcasters = upcasters;
        loop.onSealed(() -> open.forEach(OpenStream::available));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        long next = token == null ? 0 : token.position().orElse(-1) + 1;
        OpenStream stream = new OpenStream(next);
        open.add(stream);
        return stream;
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        long head = sealed.head();
        return head < 0 ? null : new GlobalSequenceTrackingToken(head);
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        throw new UnsupportedOperationException("Projections begin at the beginning.");
    }

    @Override
    public @Nullable TrackingToken createTokenSince(Duration duration) {
        throw new UnsupportedOperationException("Projections begin at the beginning.");
    }

    /** The events from a position on, in order, at most {@code most}. */
    public List<TrackedEventMessage<?>> from(long position, int most) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        sealed.from(position, most).forEach(entry -> events.add(message(entry)));
        return events;
    }

    private TrackedEventMessage<?> message(SealedLog.Entry entry) {
        StoredEvent stored = format.event(entry.entry());
        GenericDomainEventEntry<byte[]> data =
                new GenericDomainEventEntry<>(
                        stored.aggregateType(),
                        stored.subject(),
                        stored.sequence(),
                        stored.id(),
                        stored.time(),
                        stored.type(),
                        stored.revision(),
                        stored.payload(),
                        stored.metadata());
        DomainEventStream upcast =
                EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(data), serializer, upcasters);
        DomainEventMessage<?> event = upcast.next();
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(entry.position()), event);
    }

    /** One reader's place in the log. */
    private final class OpenStream implements BlockingStream<TrackedEventMessage<?>> {
        private static final Duration POLL = Duration.ofMillis(20);

        private final Deque<TrackedEventMessage<?>> ready = new ArrayDeque<>();
        private long next;
        private @Nullable Runnable callback;

        OpenStream(long next) {
            this.next = next;
        }

        void available() {
            Runnable told = callback;
            if (told != null) {
                told.run();
            }
        }

        private boolean fill() {
            if (ready.isEmpty()) {
                // All projections read the same entries, mostly at the same time: read once, and
                // parsed once, they serve all of them.
                for (var known = recent.get(next);
                        known != null && ready.size() < READ;
                        known = recent.get(next)) {
                    ready.add(known);
                    next++;
                }
            }
            if (ready.isEmpty()) {
                for (SealedLog.Entry entry : sealed.from(next, READ)) {
                    TrackedEventMessage<?> message = message(entry);
                    recent.put(entry.position(), message);
                    ready.add(message);
                    next = entry.position() + 1;
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            fill();
            return Optional.ofNullable(ready.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            while (!fill()) {
                if (System.nanoTime() >= deadline) {
                    return false;
                }
                SealedLog.pause(POLL);
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            while (!fill()) {
                SealedLog.pause(POLL);
            }
            return ready.remove();
        }

        @Override
        public boolean setOnAvailableCallback(@Nullable Runnable callback) {
            this.callback = callback;
            return true;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }
}
