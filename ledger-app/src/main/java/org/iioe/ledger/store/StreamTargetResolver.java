package org.iioe.ledger.store;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.iioe.ledger.LedgerCommand;
import org.springframework.stereotype.Component;

/** Finds a command's aggregate by the stream that the command names. */
@Component(StreamTargetResolver.NAME)
public final class StreamTargetResolver implements CommandTargetResolver {
    /** The bean's name, for {@code @Aggregate(commandTargetResolver = …)}. */
    public static final String NAME = "streamTargetResolver";

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        if (command.getPayload() instanceof LedgerCommand ledgerCommand) {
            return new VersionedAggregateIdentifier((Object) ledgerCommand.stream(), null);
        }
        throw new IllegalArgumentException("Not a ledger command: " + command.getCommandName());
    }
}
