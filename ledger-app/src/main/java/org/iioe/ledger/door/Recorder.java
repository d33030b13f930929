package org.iioe.ledger.door;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.audit.AuditRefusal;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.audit.RecordedEvent;
import org.iioe.ledger.audit.SealedPositions;
import org.iioe.ledger.store.Accepted;
import org.iioe.ledger.store.Acknowledgement;
import org.iioe.ledger.store.CommandKeys;
import org.iioe.ledger.store.LedgerCommandBus;
import org.iioe.ledger.store.RoutedFailure;
import org.iioe.ledger.store.StoreFailures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Has commands decided and recorded, each key once. Who loses a race is decided again, on what the
 * winner left; nobody is told of the race.
 */
@Component
final class Recorder {
    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration ANSWER = Duration.ofSeconds(25);

    private final CommandBus routed;
    private final LedgerCommandBus bus;
    private final CommandKeys keys;
    private final Acknowledgement acknowledgement;
    private final SealedPositions sealed;
    private final CommandMeters meters;

    /**
     * @param routed decides on the node that a command belongs to; the local bus where there is one
     *     store and no routing
     * @param bus this node's own
     */
    Recorder(
            CommandBus routed,
            LedgerCommandBus bus,
            CommandKeys keys,
            Acknowledgement acknowledgement,
            SealedPositions sealed,
            CommandMeters meters) {
        this.routed = routed;
        this.bus = bus;
        this.acknowledgement = acknowledgement;
        this.keys = keys;
        this.sealed = sealed;
        this.meters = meters;
    }

    /**
     * Records one command, or finds what became of its key before.
     *
     * @throws Refusal when a rule forbids it
     */
    Recorded record(Submission submission) {
        return meters.timed(
                submission.command().getClass().getSimpleName(),
                () ->
                        untilDecided(
                                () -> dispatch(routed, submission),
                                () -> {
                                    return earlier(submission).map(this::safe);
                                }));
    }

    /**
     * Records all the commands in one append, or none. Those that were recorded before count as
     * done.
     *
     * @throws LineFailure for the first that cannot be recorded
     */
    LedgerCommandBus.Together<List<Accepted>> recordTogether(List<CommandLines.Line> lines) {
        if (lines.isEmpty()) {
            return new LedgerCommandBus.Together<>(List.of(), -1);
        }
        return meters.timed("bulk", () -> untilDecided(() -> recordOnce(lines), Optional::empty));
    }

    /**
     * Does work that submits commands in one unit of work, and stores what they made, in one
     * append, or rolls it back.
     *
     * @param first the message that the unit of work begins with
     * @param work submits by {@link #submit}; it is done again when somebody else was faster
     * @param stores whether what came of the work is to be stored
     */
    <T> T together(Submission first, Supplier<T> work, Predicate<T> stores) {
        return meters.timed(
                "import",
                () ->
                        untilDecided(
                                () -> {
                                    AtomicReference<T> done = new AtomicReference<>();
                                    try {
                                        return bus.together(
                                                        first.message(),
                                                        () -> {
                                                            T result = work.get();
                                                            done.set(result);
                                                            if (!stores.test(result)) {
                                                                throw new RolledBack();
                                                            }
                                                            return result;
                                                        })
                                                .result();
                                    } catch (RolledBack e) {
                                        return done.get();
                                    }
                                },
                                Optional::empty));
    }

    /**
     * What becomes of a command within work that is done together.
     *
     * @param exceptions the rules that it breaks and is recorded with
     * @param failure why it cannot be recorded, or null when it can
     */
    record Submitted(List<RecordedException> exceptions, @Nullable RuntimeException failure) {}

    /** Submits a command within work that is done together. */
    Submitted submit(Submission submission) {
        try {
            return new Submitted(dispatch(bus, submission).accepted().exceptions(), null);
        } catch (RuntimeException e) {
            if (StoreFailures.isConflict(e)) {
                throw e;
            }
            return new Submitted(List.of(), told(e));
        }
    }

    /** What became of the key's command before, as it is now; it may not be safe yet. */
    Optional<CommandRecorded> recorded(Submission submission) {
        return earlier(submission);
    }

    /** What became of a key, once it is safe. */
    Optional<Recorded> find(String key) {
        return orTold(() -> {
            Optional<CommandRecorded> found = keys.find(key);
            // Never sent, or lost by the store.
            acknowledgement.requireWhole();
            return found.map(this::safe);
        });
    }

    /** Waits until events that were recorded before are safe, after work that was done together. */
    void awaitSafe(List<String> events) {
        orTold(() -> {
            acknowledgement.await(events);
            return events;
        });
    }

    /** Ends a unit of work of which nothing is to stay. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RolledBack() {
            super(null, null, false, false);
        }
    }

    private LedgerCommandBus.Together<List<Accepted>> recordOnce(List<CommandLines.Line> lines) {
        List<String> before = new ArrayList<>();
        var done =
                bus.together(
                        lines.getFirst().submission().message(), () -> recordEach(lines, before));
        // What is new is safe; what was recorded before may not have been yet.
        return before.isEmpty()
                ? done
                : new LedgerCommandBus.Together<>(
                        done.result(), Math.max(done.position(), acknowledgement.await(before)));
    }

    private List<Accepted> recordEach(List<CommandLines.Line> lines, List<String> before) {
        List<Accepted> outcomes = new ArrayList<>();
        for (CommandLines.Line line : lines) {
            Submission submission = line.submission();
            try {
                Optional<CommandRecorded> earlier = earlier(submission);
                earlier.ifPresent(recorded -> before.addAll(events(recorded)));
                outcomes.add(
                        earlier.map(keys::accepted)
                                .orElseGet(() -> dispatch(bus, submission).accepted()));
            } catch (RuntimeException e) {
                throw StoreFailures.isConflict(e) ? e : new LineFailure(line.number(), told(e));
            }
        }
        return outcomes;
    }

    /**
     * A command that was recorded.
     *
     * @param position the highest of what it made
     */
    record Recorded(Accepted accepted, long position) {}

    /**
     * Waits until what was recorded before is safe. Not within a unit of work: its own events are
     * waiting for its end.
     */
    private Recorded safe(CommandRecorded recorded) {
        long position = acknowledgement.await(events(recorded));
        return new Recorded(keys.accepted(recorded), position);
    }

    /** The ids of the events that a command made. */
    static List<String> events(CommandRecorded recorded) {
        return recorded.made().stream().map(RecordedEvent::event).toList();
    }

    /** What became of the key before: of the same command, since another one is refused. */
    private Optional<CommandRecorded> earlier(Submission submission) {
        Optional<CommandRecorded> found = keys.find(submission.key());
        found.ifPresent(recorded ->
                Refusal.unless(
                        recorded.digest().equals(submission.digest()),
                        AuditRefusal.KEY_USED,
                        () ->
                                "The key %s stands for another %s; send this command under a new key."
                                        .formatted(recorded.key(), recorded.command())));
        return found;
    }

    private <T> T untilDecided(Supplier<T> decide, Supplier<Optional<T>> earlier) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                T decided = decide.get();
                sealed.committed();
                return decided;
            } catch (RuntimeException e) {
                Optional<T> before = orTold(earlier);
                if (before.isPresent()) {
                    return before.get();
                }
                boolean late = System.nanoTime() > deadline;
                if (StoreFailures.isWithoutNode(e) ? late : !StoreFailures.isConflict(e)) {
                    throw told(e);
                }
                if (late) {
                    throw new BadRequest(
                            503,
                            "TOO_BUSY",
                            null,
                            "Others kept changing what this command decides on; nothing was stored,"
                                    + " send it again.");
                }
                pause(attempt);
            }
        }
    }

    private static <T> T orTold(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw told(e);
        }
    }

    private static Recorded dispatch(CommandBus bus, Submission submission) {
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
            throw stopping();
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

    /** The failure as the caller may know it. */
    private static RuntimeException told(RuntimeException failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case BadRequest bad -> bad;
            case LineFailure line -> line;
            case AggregateNotFoundException missing ->
                    new Refusal(
                            AuditRefusal.NOT_FOUND,
                            "There is no %s.".formatted(missing.getAggregateIdentifier()));
            case InvalidValue invalid ->
                    new BadRequest(
                            400, "INVALID_VALUE", null, String.valueOf(invalid.getMessage()));
            case RuntimeException overflow when StoreFailures.isOverflow(overflow) ->
                    new BadRequest(
                            400,
                            "INVALID_VALUE",
                            "/amount",
                            "With this the amounts add up to more than 64 bits hold.");
            case RuntimeException store when StoreFailures.isUnavailable(store) ->
                    unavailable(store);
            default -> failure;
        };
    }

    private static BadRequest unavailable(RuntimeException failure) {
        log.error("The event store does not answer: {}", failure.getClass().getName());
        return new BadRequest(
                503,
                Problems.STORE_UNAVAILABLE,
                null,
                "The event store does not answer. Send the command again under the same key: it"
                        + " will be recorded once.");
    }

    private static void pause(int attempt) {
        try {
            long most = Math.min(200, 5L << Math.min(attempt, 6));
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most));
        } catch (InterruptedException e) {
            throw stopping();
        }
    }

    private static BadRequest stopping() {
        Thread.currentThread().interrupt();
        return new BadRequest(503, "STOPPING", null, "The ledger is stopping.");
    }

    /** A line of a bulk that cannot be recorded. */
    static final class LineFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final RuntimeException reason;

        LineFailure(int line, RuntimeException reason) {
            super(reason.getMessage(), reason, false, false);
            this.line = line;
            this.reason = reason;
        }

        int line() {
            return line;
        }

        RuntimeException reason() {
            return reason;
        }
    }
}
