package org.iioe.ledger.store;

import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.SealedPositions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Streams read from the event store, those of the current unit of work included. */
@Component
final class StoredStreams implements Streams {
    private static final String BASIS = StoredStreams.class.getName() + ".basis";

    private final EventStore store;
    private final FoldedStreams folded = new FoldedStreams();

    StoredStreams(EventStore store) {
        this.store = store;
    }

    /** A store that was away may have lost what was folded here. */
    @Autowired
    void forgetWhatMayBeLost(SealedPositions sealed) {
        sealed.onReopened(folded::clear);
    }

    @Override
    public <S> S fold(String stream, S initial, BiFunction<S, LedgerEvent, S> after) {
        FoldedStreams.Folded<S> known = folded.get(stream, initial);
        S state = known.state();
        long last = known.lastSequence();
        DomainEventStream events = store.readEvents(stream, last + 1);
        while (events.hasNext()) {
            var event = events.next();
            if (event.getPayload() instanceof LedgerEvent ledgerEvent) {
                state = after.apply(state, ledgerEvent);
            }
            last = event.getSequenceNumber();
        }
        if (CurrentUnitOfWork.isStarted()) {
            if (last >= 0) {
                basis().put(stream, last);
            }
            if (LedgerEventStore.published(CurrentUnitOfWork.get(), stream).isEmpty()) {
                folded.put(stream, initial, known.after(state, last));
            }
        }
        return state;
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
