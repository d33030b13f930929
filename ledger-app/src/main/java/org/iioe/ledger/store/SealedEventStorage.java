package org.iioe.ledger.store;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sealed log as the framework reads streams from it. Appends go to the log by {@link
 * LedgerEventStore}, which knows what they were decided on; read models are fed by positions.
 */
final class SealedEventStorage extends BatchingEventStorageEngine {
    private static final int EVENTS_PER_READ = 1_000;

    private final EventLog log;

    SealedEventStorage(EventLog log, Serializer serializer, EventUpcaster upcasters) {
        super(
                new Settings()
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(upcasters)
                        .batchSize(EVENTS_PER_READ));
        this.log = log;
    }

    /** The framework's builder, which has to be made one's own. */
    private static final class Settings extends Builder {
        @Override
        public Settings eventSerializer(Serializer serializer) {
            super.eventSerializer(serializer);
            return this;
        }

        @Override
        public Settings snapshotSerializer(Serializer serializer) {
            super.snapshotSerializer(serializer);
            return this;
        }

        @Override
        public Settings upcasterChain(EventUpcaster upcasters) {
            super.upcasterChain(upcasters);
            return this;
        }

        @Override
        public Settings batchSize(int size) {
            super.batchSize(size);
            return this;
        }
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String stream, long from, int most) {
        return log.read(stream, from, most).stream().map(SealedEventStorage::data).toList();
    }

    private static DomainEventData<byte[]> data(StoredEvent event) {
        return new GenericDomainEventEntry<>(
                event.aggregateType(),
                event.subject(),
                event.sequence(),
                event.id(),
                event.time(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metadata());
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
            @Nullable TrackingToken token, int most) {
        throw new UnsupportedOperationException("The log is read by positions.");
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        throw new UnsupportedOperationException("Appends say what they were decided on.");
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("Snapshots would decide, and nobody proves them.");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }
}
