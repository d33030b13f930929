package org.iioe.ledger.store;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.iioe.ledger.LedgerEvent;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Streams read from the event store, those of the current unit of work included. */
@Component
final class StoredStreams implements Streams {
    private static final String BASIS = StoredStreams.class.getName() + ".basis";

    private final LedgerEventStore store;
    private final KeptStreams kept;

    StoredStreams(LedgerEventStore store, KeptStreams kept) {
        this.store = store;
        this.kept = kept;
    }

    @Override
    public <S> S fold(String stream, S initial, BiFunction<S, LedgerEvent, S> after) {
        if (store.isNew(stream)) {
            Decision.note(stream, -1);
            return initial;
        }
        KeptStreams.Reading<S> known = kept.read(stream, initial.getClass());
        S state = known.state() == null ? initial : known.state();
        long last = known.sequence();
        List<DomainEventMessage<?>> own = own(stream);
        // Who is outside of a unit of work is answered by what is stored now.
        if (!known.isNewest() || !own.isEmpty() || !CurrentUnitOfWork.isStarted()) {
            DomainEventStream events = store.readEvents(stream, last + 1);
            while (events.hasNext()) {
                var event = events.next();
                if (event.getPayload() instanceof LedgerEvent ledgerEvent) {
                    state = after.apply(state, ledgerEvent);
                }
                last = event.getSequenceNumber();
            }
        }
        Decision.note(stream, own.isEmpty() ? last : own.getFirst().getSequenceNumber() - 1);
        if (CurrentUnitOfWork.isStarted() && last >= 0) {
            basis().put(stream, last);
        }
        if (own.isEmpty() && last > known.sequence()) {
            known.keep(state, last);
        }
        return state;
    }

    private static List<DomainEventMessage<?>> own(String stream) {
        return CurrentUnitOfWork.isStarted()
                ? LedgerEventStore.published(CurrentUnitOfWork.get(), stream)
                : List.of();
    }

    private static Map<String, Long> basis() {
        return CurrentUnitOfWork.get().getOrComputeResource(BASIS, key -> new TreeMap<>());
    }

    /** What the decision was taken on so far: {@code charter@0 members@22}. */
    static String basisText() {
        StringBuilder text = new StringBuilder();
        basis().forEach((stream, sequence) ->
                text.append(text.isEmpty() ? "" : " ").append(stream).append('@').append(sequence));
        return text.toString();
    }

    /** Forgets the basis: the next command of the same unit of work has its own. */
    static void forgetBasis() {
        basis().clear();
    }
}
