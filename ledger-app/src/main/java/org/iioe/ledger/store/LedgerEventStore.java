package org.iioe.ledger.store;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.audit.AuditRefusal;
import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The event store, which also remembers what a unit of work has published so far, and refuses an
 * event that is too large to be sealed: once stored, it would stop the sealer for ever.
 */
public final class LedgerEventStore extends EmbeddedEventStore {
    private static final String PUBLISHED = LedgerEventStore.class.getName() + ".published";
    private static final String PUBLISHED_BY_STREAM = PUBLISHED + "ByStream";

    /**
     * The most bytes of an event's payload and metadata. A sealed entry has at most 65,535; the
     * rest is left for the entry's own attributes.
     */
    static final int MOST_BYTES = 63_000;

    private final Serializer serializer;
    private final @Nullable EventLog log;
    private final Timer appends;
    private final DistributionSummary events;

    /**
     * @param log takes appends; null where the engine of the builder does
     */
    LedgerEventStore(
            Builder builder,
            Serializer serializer,
            @Nullable EventLog log,
            MeterRegistry registry) {
        super(builder);
        this.serializer = serializer;
        this.log = log;
        appends =
                Timer.builder("ledger.append")
                        .description("Appends to the event store")
                        .publishPercentileHistogram()
                        .register(registry);
        events =
                DistributionSummary.builder("ledger.append.events")
                        .description("Events of one append")
                        .register(registry);
    }

    /** There are no snapshots: they would decide, and nobody proves them. None is asked for. */
    @Override
    public DomainEventStream readEvents(String stream) {
        return readEvents(stream, 0);
    }

    @Override
    public DomainEventStream readEvents(String stream, long from) {
        return isNew(stream) ? DomainEventStream.empty() : super.readEvents(stream, from);
    }

    /**
     * Whether a stream has no events, those of the current unit of work included, as far as is
     * known without asking: should it have some all the same, the append finds out.
     */
    boolean isNew(String stream) {
        return log != null
                && CurrentUnitOfWork.isStarted()
                && log.isEmpty(stream)
                && published(CurrentUnitOfWork.get(), stream).isEmpty();
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> all) {
        EventLog to = log;
        appends.record(() -> {
            if (to == null) {
                super.prepareCommit(all);
            } else {
                append(to, all);
            }
        });
        events.record(all.size());
    }

    private void append(EventLog to, List<? extends EventMessage<?>> all) {
        Decision decision = Decision.of(CurrentUnitOfWork.get());
        List<StoredEvent> stored = new ArrayList<>(all.size());
        for (EventMessage<?> message : all) {
            StoredEvent event = stored((DomainEventMessage<?>) message);
            decision.read(event.subject(), event.sequence() - 1);
            stored.add(event);
        }
        EventLog.Underway append =
                to.begin(
                        new EventLog.Append(
                                stored, decision.read(), decision.seen(), decision.after()));
        decision.isUnderway(append);
        decision.sealedAt(append.await());
    }

    private StoredEvent stored(DomainEventMessage<?> message) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        return new StoredEvent(
                message.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                message.getAggregateIdentifier(),
                message.getType(),
                message.getSequenceNumber(),
                StoredEvent.time(message.getTimestamp()),
                payload.getData(),
                metadata(message));
    }

    /** What metadata take in an entry, at most. */
    private static int bytes(Map<String, ?> metadata) {
        int bytes = 0;
        for (Map.Entry<String, ?> each : metadata.entrySet()) {
            String text = String.valueOf(each.getValue());
            bytes += each.getKey().length() + 6;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                bytes += c < 0x20 ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3;
            }
        }
        return bytes;
    }

    private static Map<String, String> metadata(EventMessage<?> message) {
        Map<String, String> metadata = new HashMap<>();
        message.getMetaData()
                .forEach((name, value) -> {
                    if (!(value instanceof String text)) {
                        throw new IllegalStateException(
                                "The metadata of event %s are not texts: %s is %s."
                                        .formatted(message.getIdentifier(), name, value));
                    }
                    metadata.put(name, text);
                });
        return metadata;
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            int bytes =
                    event.serializePayload(serializer, byte[].class).getData().length
                            + bytes(event.getMetaData());
            Refusal.unless(
                    bytes <= MOST_BYTES,
                    AuditRefusal.ENTRY_TOO_LARGE,
                    () ->
                            "%s would take %s bytes; an entry takes at most %s. Name fewer things in one command."
                                    .formatted(
                                            event.getPayloadType().getSimpleName(),
                                            bytes,
                                            MOST_BYTES));
        }
        if (CurrentUnitOfWork.isStarted()) {
            List<DomainEventMessage<?>> published = published(CurrentUnitOfWork.get());
            var byStream = publishedByStream(CurrentUnitOfWork.get());
            for (EventMessage<?> event : events) {
                DomainEventMessage<?> ours = (DomainEventMessage<?>) event;
                published.add(ours);
                byStream.computeIfAbsent(ours.getAggregateIdentifier(), id -> new ArrayList<>())
                        .add(ours);
            }
        }
        super.publish(events);
    }

    /** What the unit of work has published so far, in order. */
    static List<DomainEventMessage<?>> published(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(PUBLISHED, key -> new ArrayList<>());
    }

    /** What the unit of work has published so far on one stream, in order. */
    static List<DomainEventMessage<?>> published(UnitOfWork<?> unitOfWork, String stream) {
        return List.copyOf(publishedByStream(unitOfWork).getOrDefault(stream, List.of()));
    }

    /**
     * The framework's own looks through all events of the unit of work and compares each with each,
     * at every load: with thousands of commands in one unit of work that takes hours.
     */
    @Override
    protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String stream) {
        if (!CurrentUnitOfWork.isStarted() || CurrentUnitOfWork.get().isRolledBack()) {
            return Stream.empty();
        }
        return published(CurrentUnitOfWork.get(), stream).stream();
    }

    private static Map<String, List<DomainEventMessage<?>>> publishedByStream(
            UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(PUBLISHED_BY_STREAM, key -> new HashMap<>());
    }
}
