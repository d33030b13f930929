package org.iioe.ledger.store;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * What another node sent here to be decided: why it was refused goes back in a form that travels.
 */
final class RoutedCommands implements CommandBus {
    private final CommandBus local;

    RoutedCommands(CommandBus local) {
        this.local = local;
    }

    @Override
    public <C, R> void dispatch(
            CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        local.<C, R>dispatch(
                command,
                (sent, result) ->
                        callback.onResult(
                                sent,
                                result.isExceptional()
                                        ? GenericCommandResultMessage.asCommandResultMessage(
                                                RoutedFailure.wrapped(result.exceptionResult()))
                                        : result));
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, (sent, result) -> {});
    }

    @Override
    public Registration subscribe(
            String command, MessageHandler<? super CommandMessage<?>> handler) {
        return local.subscribe(command, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerDispatchInterceptor(interceptor);
    }
}
