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

/**
 * Loads aggregates from the state that was kept, and keeps it again after each commit; that of a
 * new one only once it is asked for, since most are not soon, and their one or two events are read
 * fast. What is kept is a copy that no command touches: a refusal or a failure leaves it as it was.
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
        if (store instanceof LedgerEventStore ours && ours.isNew(stream)) {
            Decision.note(stream, -1);
            throw new AggregateNotFoundException(stream, "There is no such stream.");
        }
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
        CurrentUnitOfWork.get()
                .root()
                .afterCommit(done -> reading.keep(copy(aggregate), aggregate.version()));
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

    private T copy(EventSourcedAggregate<T> aggregate) {
        return aggregate.getAggregateRoot().copy();
    }
}
