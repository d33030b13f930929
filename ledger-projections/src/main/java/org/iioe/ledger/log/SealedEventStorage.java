package org.iioe.ledger.log;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.iioe.ledger.audit.EventLog;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sealed log as the framework reads streams from it. Appends go to the log itself, by whoever
 * knows what they were decided on; read models are fed by positions.
 */
final class SealedEventStorage implements EventStorageEngine {
    private final EventLog log;
    private final EventDecoder decoder;

    SealedEventStorage(EventLog log, EventDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    @Override
    public DomainEventStream readEvents(String stream, long from) {
        return new PagedEvents(
                (first, most) ->
                        log.read(stream, first, most).stream()
                                .<DomainEventMessage<?>>map(decoder::message)
                                .toList(),
                from);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("The log is read by positions.");
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        throw new UnsupportedOperationException("Appends say what they were decided on.");
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Snapshots would decide, and nobody proves them.");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }
}
