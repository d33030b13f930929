package org.iioe.ledger.log;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.StoredEvent;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Makes of a stored event the message that handlers take: its payload in its present shape. */
final class EventDecoder {
    private static final byte[] NO_METADATA = "{}".getBytes(StandardCharsets.UTF_8);

    private final Serializer serializer;
    private final EventUpcaster upcasters;

    /**
     * @param serializer reads payloads
     * @param upcasters bring old payloads to their present shape, one event for each
     */
    EventDecoder(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** The message of a stored event. */
    DomainEventMessage<?> message(StoredEvent event) {
        return new GenericDomainEventMessage<>(
                event.aggregateType(),
                event.subject(),
                event.sequence(),
                new GenericMessage<>(event.id(), payload(event), MetaData.from(event.metadata())),
                event.instant());
    }

    /** What a stored event says. */
    LedgerEvent event(StoredEvent event) {
        return (LedgerEvent) payload(event);
    }

    private Object payload(StoredEvent event) {
        IntermediateEventRepresentation present =
                upcasters
                        .upcast(Stream.of(new InitialEventRepresentation(entry(event), serializer)))
                        .findFirst()
                        .orElseThrow();
        return serializer.deserialize(present.getData());
    }

    private static GenericDomainEventEntry<byte[]> entry(StoredEvent event) {
        return new GenericDomainEventEntry<>(
                event.aggregateType(),
                event.subject(),
                event.sequence(),
                event.id(),
                event.time(),
                event.type(),
                event.revision(),
                event.payload(),
                NO_METADATA);
    }
}
