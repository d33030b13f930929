package org.iioe.ledger.store;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;

import java.util.List;
import java.util.function.Supplier;

/**
 * The local command bus. Every accepted command ends with its {@link CommandKeys key's} event, in
 * the same append as its own. Several commands can share one unit of work, and so one append: all
 * of them are stored, or none.
 */
public final class LedgerCommandBus extends SimpleCommandBus {
    private static final String SHARED = LedgerCommandBus.class.getName() + ".shared";

    private final TransactionManager transactions;
    private final CommandKeys keys;
    private final CorrelationDataProvider metadata;
    private final Acknowledgement acknowledgement;

    LedgerCommandBus(
            Builder builder,
            TransactionManager transactions,
            CommandKeys keys,
            CorrelationDataProvider metadata,
            Acknowledgement acknowledgement) {
        super(builder);
        this.transactions = transactions;
        this.keys = keys;
        this.metadata = metadata;
        this.acknowledgement = acknowledgement;
    }

    /**
     * Runs commands that are dispatched meanwhile, by this thread, in one unit of work.
     *
     * @param first the message that the unit of work begins with
     * @param work dispatches; what it throws rolls everything back
     */
    public <T> T together(CommandMessage<?> first, Supplier<T> work) {
        UnitOfWork<CommandMessage<?>> unitOfWork = start(first);
        unitOfWork.resources().put(SHARED, true);
        var result =
                unitOfWork.executeWithResult(work::get, RollbackConfigurationType.ANY_THROWABLE);
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        acknowledge(unitOfWork);
        return result.getPayload();
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
            var result =
                    unitOfWork.executeWithResult(
                            () -> record(command, handler),
                            RollbackConfigurationType.ANY_THROWABLE);
            if (!result.isExceptional()) {
                acknowledge(unitOfWork);
            }
            return GenericCommandResultMessage.asCommandResultMessage(result);
        } catch (RuntimeException e) {
            // No connection to begin with, or not sealed in time: whoever waits is told.
            return GenericCommandResultMessage.asCommandResultMessage(e);
        }
    }

    /** One append is sealed in its order: whatever it holds is sealed with its last event. */
    private void acknowledge(UnitOfWork<?> unitOfWork) {
        List<DomainEventMessage<?>> published = LedgerEventStore.published(unitOfWork);
        if (!published.isEmpty()) {
            acknowledgement.await(List.of(published.getLast().getIdentifier()));
        }
    }

    private UnitOfWork<CommandMessage<?>> start(CommandMessage<?> command) {
        UnitOfWork<CommandMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(command);
        unitOfWork.attachTransaction(transactions);
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
