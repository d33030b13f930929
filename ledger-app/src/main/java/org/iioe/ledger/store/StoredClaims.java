package org.iioe.ledger.store;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.audit.ValueClaimed;
import org.iioe.ledger.audit.ValueReleased;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** Claims as streams of the event store: {@code <kind>-<sha256 of value>}. */
@Component
final class StoredClaims implements Claims {
    private final EventStore store;
    private final Streams streams;

    StoredClaims(EventStore store, Streams streams) {
        this.store = store;
        this.streams = streams;
    }

    private record Claim(Optional<String> holder, long events) {
        Claim after(LedgerEvent event) {
            return switch (event) {
                case ValueClaimed claimed -> new Claim(Optional.of(claimed.holder()), events + 1);
                default -> new Claim(Optional.empty(), events + 1);
            };
        }
    }

    private Claim claimed(String kind, String value) {
        return streams.fold(stream(kind, value), new Claim(Optional.empty(), 0), Claim::after);
    }

    @Override
    public Optional<String> holder(String kind, String value) {
        return claimed(kind, value).holder();
    }

    @Override
    public void claim(String kind, String value, String holder, LedgerCommand by) {
        Claim now = claimed(kind, value);
        if (now.holder().isPresent()) {
            // Somebody took it since the caller asked: to decide again finds who.
            throw new ConcurrencyException(kind + " " + value + " was claimed meanwhile.");
        }
        append(now, new ValueClaimed(kind, value, holder, by.on(), by.source()), kind, value);
    }

    @Override
    public void release(String kind, String value, LedgerCommand by) {
        Claim now = claimed(kind, value);
        String holder = now.holder().orElse("");
        append(now, new ValueReleased(kind, value, holder, by.on(), by.source()), kind, value);
    }

    private void append(Claim after, LedgerEvent event, String kind, String value) {
        store.publish(
                List.of(
                        new GenericDomainEventMessage<>(
                                "Claim", stream(kind, value), after.events(), event)));
    }

    private static String stream(String kind, String value) {
        return kind + "-" + Sha256.of(value);
    }
}
