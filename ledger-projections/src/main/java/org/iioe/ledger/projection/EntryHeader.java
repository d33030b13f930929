package org.iioe.ledger.projection;

import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Where and how an event stands in the sealed log.
 *
 * @param position from 0
 * @param event the event's id
 * @param subject the stream's name
 * @param sequence its number in the stream
 * @param time the deciding node's clock
 * @param actor who sent the command
 * @param onBehalfOf the member for whom the actor acted, or null
 * @param command the command's name
 */
public record EntryHeader(
        long position,
        String event,
        String subject,
        long sequence,
        Instant time,
        String actor,
        @Nullable String onBehalfOf,
        String command) {
    static EntryHeader of(long position, DomainEventMessage<?> message) {
        return new EntryHeader(
                position,
                message.getIdentifier(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getTimestamp(),
                (String) message.getMetaData().getOrDefault("actor", ""),
                (String) message.getMetaData().get("onbehalfof"),
                (String) message.getMetaData().getOrDefault("command", ""));
    }
}
