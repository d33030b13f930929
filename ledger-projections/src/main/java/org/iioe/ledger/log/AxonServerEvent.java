package org.iioe.ledger.log;

import com.google.protobuf.ByteString;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;

import org.iioe.ledger.audit.StoredEvent;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An event as Axon Server keeps it, there and back. */
final class AxonServerEvent {
    private AxonServerEvent() {}

    /** A stored event as it is given to the server. */
    static Event of(StoredEvent stored) {
        Event.Builder event =
                Event.newBuilder()
                        .setMessageIdentifier(stored.id())
                        .setAggregateIdentifier(stored.subject())
                        .setAggregateSequenceNumber(stored.sequence())
                        .setAggregateType(Objects.requireNonNullElse(stored.aggregateType(), ""))
                        .setTimestamp(Instant.parse(stored.time()).toEpochMilli())
                        .setPayload(
                                SerializedObject.newBuilder()
                                        .setType(stored.type())
                                        .setRevision(
                                                Objects.requireNonNullElse(stored.revision(), ""))
                                        .setData(ByteString.copyFrom(stored.payload())));
        stored.metadata()
                .forEach((name, value) ->
                        event.putMetaData(
                                name, MetaDataValue.newBuilder().setTextValue(value).build()));
        return event.build();
    }

    /** A stored event as it was given to the server. */
    static StoredEvent stored(Event event) {
        Map<String, String> metadata = new TreeMap<>();
        event.getMetaDataMap()
                .forEach((name, value) -> {
                    if (value.getDataCase() != MetaDataValue.DataCase.TEXT_VALUE) {
                        throw new IllegalStateException(
                                "The metadata of event %s are not texts: %s is %s."
                                        .formatted(
                                                event.getMessageIdentifier(),
                                                name,
                                                value.getDataCase()));
                    }
                    metadata.put(name, value.getTextValue());
                });
        return new StoredEvent(
                event.getMessageIdentifier(),
                event.getPayload().getType(),
                event.getPayload().getRevision().isEmpty()
                        ? null
                        : event.getPayload().getRevision(),
                event.getAggregateIdentifier(),
                event.getAggregateType().isEmpty() ? null : event.getAggregateType(),
                event.getAggregateSequenceNumber(),
                StoredEvent.time(Instant.ofEpochMilli(event.getTimestamp())),
                event.getPayload().getData().toByteArray(),
                metadata);
    }
}
