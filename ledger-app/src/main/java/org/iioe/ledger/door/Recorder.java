package org.iioe.ledger.door;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.store.Accepted;
import org.iioe.ledger.store.Acknowledgement;
import org.iioe.ledger.store.CommandKeys;
import org.iioe.ledger.store.LedgerCommandBus;
import org.iioe.ledger.store.RoutedFailure;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has a command decided and recorded, each key once. */
@Component
final class Recorder {
    private static final Duration ANSWER = Duration.ofSeconds(25);

    private final CommandBus routed;
    private final CommandKeys keys;
    private final Acknowledgement acknowledgement;
    private final UntilDecided until;
    private final CommandMeters meters;

    /**
     * @param routed decides on the node that a command belongs to; the local bus where there is one
     *     store and no routing
     */
    Recorder(
            CommandBus routed,
            CommandKeys keys,
            Acknowledgement acknowledgement,
            UntilDecided until,
            CommandMeters meters) {
        this.routed = routed;
        this.keys = keys;
        this.acknowledgement = acknowledgement;
        this.until = until;
        this.meters = meters;
    }

    /**
     * A command that was recorded.
     *
     * @param position the highest of what it made; -1 within a unit of work that others share,
     *     where nobody knows it yet
     */
    record Recorded(Accepted accepted, long position) {}

    /**
     * Records one command, or finds what became of its key before.
     *
     * @throws Refusal when a rule forbids it
     */
    Recorded record(Submission submission) {
        return meters.timed(
                submission.command().getClass().getSimpleName(),
                () ->
                        until.decided(
                                () -> dispatch(routed, submission),
                                () -> submission.earlier(keys).map(this::safe)));
    }

    /** What became of a key, once it is safe. */
    Optional<Recorded> find(IdempotencyKey key) {
        return CallerFailures.translated(() -> {
            Optional<CommandRecorded> found = keys.find(key.value());
            // Never sent, or lost by the store.
            acknowledgement.requireWhole();
            return found.map(this::safe);
        });
    }

    /** Waits until what was recorded before is safe. */
    private Recorded safe(CommandRecorded recorded) {
        long position = acknowledgement.await(recorded.events());
        return new Recorded(keys.accepted(recorded), position);
    }

    /** Sends a command to whoever decides it, and waits for the answer. */
    static Recorded dispatch(CommandBus bus, Submission submission) {
        CompletableFuture<CommandResultMessage<?>> result = new CompletableFuture<>();
        bus.dispatch(submission.message(), (command, answer) -> result.complete(answer));
        CommandResultMessage<?> answer;
        try {
            answer = result.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EventStoreException("The node that decides this command does not answer.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw CallerFailures.stopping();
        }
        if (answer.isExceptional()) {
            if (RoutedFailure.original(answer.exceptionResult())
                    instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(answer.exceptionResult());
        }
        // Within a unit of work that others share, nobody knows it yet.
        Object position = answer.getMetaData().getOrDefault(LedgerCommandBus.POSITION, -1L);
        return new Recorded((Accepted) answer.getPayload(), ((Number) position).longValue());
    }
}
