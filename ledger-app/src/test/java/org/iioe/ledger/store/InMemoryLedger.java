package org.iioe.ledger.store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.AuditEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * The command model on an event store in memory, with the ledger's own streams and claims, for
 * rules that touch several aggregates.
 */
public final class InMemoryLedger {
    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
    private final Configurer configurer = DefaultConfigurer.defaultConfiguration(false);
    private final LedgerEventStore store =
            new LedgerEventStore(
                    EmbeddedEventStore.builder().storageEngine(engine),
                    LedgerJson.serializer(),
                    null,
                    new SimpleMeterRegistry());
    private final Streams streams = new StoredStreams(store, new KeptStreams(null, Long.MAX_VALUE));
    private @Nullable Configuration started;

    /** A ledger with these aggregates and nothing recorded. */
    public InMemoryLedger(Class<?>... aggregates) {
        configurer.configureEventStore(configuration -> store);
        for (Class<?> aggregate : aggregates) {
            configurer.configureAggregate(
                    AggregateConfigurer.defaultConfiguration(aggregate)
                            .configureCommandTargetResolver(
                                    configuration -> new StreamTargetResolver()));
        }
        with(Streams.class, ledger -> streams);
        with(Claims.class, ledger -> new StoredClaims(store, streams));
    }

    /** Adds what handlers take as a parameter. */
    public <T> InMemoryLedger with(Class<T> type, Function<InMemoryLedger, T> component) {
        configurer.registerComponent(
                type,
                configuration -> {
                    // The framework may make components while it starts.
                    started = configuration;
                    return component.apply(this);
                });
        return this;
    }

    /** A component that was added. */
    public <T> T get(Class<T> type) {
        return configuration().getComponent(type);
    }

    /** An aggregate's repository, for components that write to a second aggregate. */
    public <T> Repository<T> repository(Class<T> aggregate) {
        return configuration().repository(aggregate);
    }

    /** The streams of this ledger. */
    public Streams streams() {
        return streams;
    }

    /**
     * Sends commands one after the other.
     *
     * @return what the last of them recorded, claims left out
     * @throws org.iioe.ledger.Refusal of the first that is refused
     */
    public List<LedgerEvent> send(LedgerCommand... commands) {
        long before = 0;
        for (LedgerCommand command : commands) {
            before = all().size();
            configuration().commandGateway().sendAndWait(command);
        }
        return all().stream().skip(before).filter(event -> !(event instanceof AuditEvent)).toList();
    }

    /** Everything that was recorded, in order. */
    public List<LedgerEvent> all() {
        return engine.readEvents((@Nullable TrackingToken) null, false)
                .map(event -> (LedgerEvent) event.getPayload())
                .toList();
    }

    private Configuration configuration() {
        if (started == null) {
            started = configurer.start();
        }
        return started;
    }
}
