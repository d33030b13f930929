package org.iioe.ledger.store;

import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;

/**
 * Loads aggregates from the state that was kept, and keeps it again after each commit. What is kept
 * is a copy that no command touches: a refusal or a failure leaves it as it was.
 */
final class KeptRepository<T extends Kept<T>> extends EventSourcingRepository<T> {
    private final KeptStreams kept;
    private final EventStore store;

    KeptRepository(Class<T> type, Configuration axon, KeptStreams kept) {
        super(
                EventSourcingRepository.builder(type)
                        .eventStore(axon.eventStore())
                        .lockFactory(new UntilUnderway())
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(type))
                        .repositoryProvider(axon::repository));
        this.kept = kept;
        this.store = axon.eventStore();
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(
            String stream, @Nullable Long expectedVersion) {
        KeptStreams.Reading<T> reading = kept.readAhead(stream, getAggregateType());
        EventSourcedAggregate<T> aggregate;
        try {
            aggregate = load(stream, expectedVersion, reading);
        } catch (AggregateNotFoundException e) {
            Decision.note(stream, -1);
            throw e;
        }
        Decision.note(stream, aggregate.version());
        Decision decision = Decision.of(CurrentUnitOfWork.get());
        if (reading.after() != null) {
            decision.after(reading.after());
        }
        if (!reading.isNewest()) {
            // What was read is committed; the command has not begun.
            reading.keep(copy(aggregate), aggregate.version());
        }
        long loaded = aggregate.version();
        decision.whenUnderway(append -> {
            if (aggregate.version() > loaded) {
                kept.ahead(
                        stream, getAggregateType(), copy(aggregate), aggregate.version(), append);
            }
        });
        keepAfterCommit(aggregate, reading);
        return aggregate;
    }

    private EventSourcedAggregate<T> load(
            String stream, @Nullable Long expectedVersion, KeptStreams.Reading<T> reading) {
        T root = reading.state();
        if (root == null) {
            return super.doLoadWithLock(stream, expectedVersion);
        }
        EventSourcedAggregate<T> aggregate =
                EventSourcedAggregate.reconstruct(
                        root.copy(),
                        aggregateModel(),
                        reading.sequence(),
                        false,
                        store,
                        NoSnapshotTriggerDefinition.TRIGGER);
        if (!reading.isNewest()) {
            DomainEventStream later = store.readEvents(stream, reading.sequence() + 1);
            if (later.hasNext()) {
                aggregate.initializeState(later);
            }
        }
        return aggregate;
    }

    @Override
    protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factoryMethod)
            throws Exception {
        EventSourcedAggregate<T> aggregate = super.doCreateNewForLock(factoryMethod);
        CurrentUnitOfWork.get()
                .root()
                .afterCommit(done -> {
                    // Only now it has its stream's name.
                    String stream = aggregate.identifierAsString();
                    if (stream != null) {
                        kept.<T>read(stream, getAggregateType())
                                .keep(copy(aggregate), aggregate.version());
                    }
                });
        return aggregate;
    }

    private void keepAfterCommit(
            EventSourcedAggregate<T> aggregate, KeptStreams.Reading<T> reading) {
        CurrentUnitOfWork.get()
                .root()
                .afterCommit(done -> reading.keep(copy(aggregate), aggregate.version()));
    }

    private T copy(EventSourcedAggregate<T> aggregate) {
        return aggregate.getAggregateRoot().copy();
    }
}
