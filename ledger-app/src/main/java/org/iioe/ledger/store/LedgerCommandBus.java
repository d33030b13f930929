package org.iioe.ledger.store;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.iioe.ledger.audit.EventLog;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The local command bus. Every accepted command ends with its {@link CommandKeys key's} event, in
 * the same append as its own. Several commands can share one unit of work, and so one append: all
 * of them are stored, or none. What was decided on streams that have gone on meanwhile, a refusal
 * included, ends as a conflict, to be decided again.
 */
public final class LedgerCommandBus extends SimpleCommandBus {
    private static final String SHARED = LedgerCommandBus.class.getName() + ".shared";

    /** In a result's metadata: the highest position of what the command made. */
    public static final String POSITION = "position";

    private final CommandKeys keys;
    private final CorrelationDataProvider metadata;
    private final Acknowledgement acknowledgement;
    private final @Nullable EventLog log;
    private final KeptStreams kept;

    LedgerCommandBus(
            Builder builder,
            CommandKeys keys,
            CorrelationDataProvider metadata,
            Acknowledgement acknowledgement,
            @Nullable EventLog log,
            KeptStreams kept) {
        super(builder);
        this.keys = keys;
        this.metadata = metadata;
        this.acknowledgement = acknowledgement;
        this.log = log;
        this.kept = kept;
    }

    /**
     * What came of work that was done together.
     *
     * @param position the highest of what it recorded; -1 where it recorded nothing
     */
    public record Together<T>(T result, long position) {}

    /**
     * Runs commands that are dispatched meanwhile, by this thread, in one unit of work.
     *
     * @param first the message that the unit of work begins with
     * @param work dispatches; what it throws rolls everything back
     */
    public <T> Together<T> together(CommandMessage<?> first, Supplier<T> work) {
        UnitOfWork<CommandMessage<?>> unitOfWork = start(first);
        unitOfWork.resources().put(SHARED, true);
        var result = done(unitOfWork, work::get);
        if (result.isExceptional()) {
            throw unchecked(failure(unitOfWork, result));
        }
        return new Together<>(result.getPayload(), acknowledge(unitOfWork));
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        if (CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().resources().containsKey(SHARED)) {
            CurrentUnitOfWork.map(unitOfWork -> {
                unitOfWork.transformMessage(before -> command);
                return unitOfWork;
            });
            StoredStreams.forgetBasis();
            try {
                callback.onResult(
                        command,
                        GenericCommandResultMessage.asCommandResultMessage(
                                record(command, handler)));
            } catch (Exception e) {
                callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(e));
            }
            return;
        }
        callback.onResult(command, alone(command, handler));
    }

    private <R> CommandResultMessage<R> alone(
            CommandMessage<?> command, MessageHandler<? super CommandMessage<?>> handler) {
        try {
            UnitOfWork<CommandMessage<?>> unitOfWork = start(command);
            var result = done(unitOfWork, () -> record(command, handler));
            if (result.isExceptional()) {
                return GenericCommandResultMessage.asCommandResultMessage(
                        failure(unitOfWork, result));
            }
            return GenericCommandResultMessage.<R>asCommandResultMessage(result.getPayload())
                    .withMetaData(MetaData.with(POSITION, acknowledge(unitOfWork)));
        } catch (RuntimeException e) {
            // No connection to begin with, or not sealed in time: whoever waits is told.
            return GenericCommandResultMessage.asCommandResultMessage(e);
        }
    }

    /** Does work, and appends what it published, to a store that holds all that was sealed. */
    private <T> ResultMessage<T> done(UnitOfWork<?> unitOfWork, Callable<T> work) {
        return unitOfWork.executeWithResult(
                () -> {
                    T done = work.call();
                    acknowledgement.requireWhole();
                    return done;
                },
                RollbackConfigurationType.ANY_THROWABLE);
    }

    /**
     * Waits until what was appended is safe.
     *
     * @return the position of the last event but that of the key, where there are others
     */
    private long acknowledge(UnitOfWork<?> unitOfWork) {
        List<DomainEventMessage<?>> published = LedgerEventStore.published(unitOfWork);
        if (published.isEmpty()) {
            return -1;
        }
        Long first = Decision.of(unitOfWork).position();
        // One append is sealed in its order: whatever it holds is sealed with its last event.
        long last =
                first == null
                        ? acknowledgement.await(List.of(published.getLast().getIdentifier()))
                        : first + published.size() - 1;
        return published.size() > 1 ? last - 1 : last;
    }

    /** Why a unit of work failed: as it says, unless what it has read went on meanwhile. */
    private Throwable failure(UnitOfWork<?> unitOfWork, ResultMessage<?> result) {
        Throwable failure = result.exceptionResult();
        try {
            // A store that lost events refuses what is right.
            acknowledgement.requireWhole();
        } catch (RuntimeException e) {
            return e;
        }
        Decision decision = Decision.of(unitOfWork);
        boolean overtaken = StoreFailures.isConflict(failure);
        if (!overtaken && log != null && !StoreFailures.isUnavailable(failure)) {
            overtaken = log.isOvertaken(decision.read(), decision.seen(), decision.after());
            if (overtaken) {
                failure = new EventLog.Overtaken("It was decided on what has gone on since.");
            }
        }
        if (overtaken) {
            kept.overtaken(decision.read().keySet());
        }
        return failure;
    }

    private UnitOfWork<CommandMessage<?>> start(CommandMessage<?> command) {
        UnitOfWork<CommandMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(command);
        Decision.begin(unitOfWork, log == null ? 0 : log.seen());
        unitOfWork.registerCorrelationDataProvider(metadata);
        return unitOfWork;
    }

    private Object record(
            CommandMessage<?> command, MessageHandler<? super CommandMessage<?>> handler)
            throws Exception {
        List<DomainEventMessage<?>> published = LedgerEventStore.published(CurrentUnitOfWork.get());
        int before = published.size();
        handler.handle(command);
        return keys.record(command, List.copyOf(published.subList(before, published.size())));
    }

    private static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(failure);
    }
}
