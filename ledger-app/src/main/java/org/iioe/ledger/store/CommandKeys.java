package org.iioe.ledger.store;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.audit.AuditRefusal;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.audit.RecordedEvent;
import org.iioe.ledger.language.LedgerLanguage;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of commands, by their Idempotency-Key. An accepted command's outcome is the only
 * event of the stream {@code key-<sha256 of key>}, so that the store itself refuses a second one.
 */
@Component
public final class CommandKeys {
    /** The events that may break a rule, by name: the others are not read for it. */
    private static final Set<String> FACTS =
            LedgerLanguage.facts()
                    .map(Class::getSimpleName)
                    .collect(Collectors.toUnmodifiableSet());

    private final EventStore store;
    private final Streams streams;

    CommandKeys(EventStore store, Streams streams) {
        this.store = store;
        this.streams = streams;
    }

    /** What the key stands for, once its command was accepted. */
    public Optional<CommandRecorded> find(String key) {
        return streams.fold(stream(key), Optional.<CommandRecorded>empty(), CommandKeys::outcome);
    }

    /**
     * What the key stands for, as it is now; it may not be safe yet.
     *
     * @param digest of the command that is sent under the key
     * @throws Refusal when the key stands for another one
     */
    public Optional<CommandRecorded> find(String key, Sha256 digest) {
        Optional<CommandRecorded> found = find(key);
        found.ifPresent(recorded ->
                Refusal.unless(
                        recorded.digest().equals(digest),
                        AuditRefusal.KEY_USED,
                        () ->
                                "The key %s stands for another %s; send this command under a new key."
                                        .formatted(key, recorded.command())));
        return found;
    }

    private static Optional<CommandRecorded> outcome(
            Optional<CommandRecorded> before, LedgerEvent event) {
        return event instanceof CommandRecorded recorded ? Optional.of(recorded) : before;
    }

    /** A command that was accepted before, with the rules that its facts break. */
    public Accepted accepted(CommandRecorded recorded) {
        return Accepted.of(
                recorded,
                recorded.made().stream()
                        .filter(made -> FACTS.contains(made.type()))
                        .map(made ->
                                store.readEvents(made.subject(), made.sequence())
                                        .next()
                                        .getPayload()));
    }

    /** Records what a command made, in the current unit of work. */
    Accepted record(CommandMessage<?> message, List<DomainEventMessage<?>> made) {
        LedgerCommand command = (LedgerCommand) message.getPayload();
        String key = LedgerMetadata.required(message, LedgerMetadata.KEY);
        if (find(key).isPresent()) {
            // It is decided again, and finds what became of the key.
            throw new ConcurrencyException("The key was used before.");
        }
        CommandRecorded recorded =
                new CommandRecorded(
                        key,
                        command.getClass().getSimpleName(),
                        new Sha256(LedgerMetadata.required(message, LedgerMetadata.DIGEST)),
                        LedgerMetadata.required(message, LedgerMetadata.ACTOR),
                        made.stream().map(CommandKeys::recorded).toList(),
                        command.on(),
                        command.source());
        store.publish(List.of(new GenericDomainEventMessage<>("Key", stream(key), 0, recorded)));
        return Accepted.of(recorded, made.stream().map(DomainEventMessage::getPayload));
    }

    private static RecordedEvent recorded(DomainEventMessage<?> event) {
        return new RecordedEvent(
                event.getIdentifier(),
                event.getPayloadType().getSimpleName(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber());
    }

    private static String stream(String key) {
        return "key-" + Sha256.of(key);
    }
}
