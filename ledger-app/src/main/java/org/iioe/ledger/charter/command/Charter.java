package org.iioe.ledger.charter.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.charter.CharterCommand;
import org.iioe.ledger.charter.CharterCommand.AmendCharter;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** The one charter, version after version. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Charter implements Kept<Charter> {
    @AggregateIdentifier private @Nullable String stream;
    private CharterVersions versions = CharterVersions.NONE;

    Charter() {}

    @Override
    public Charter copy() {
        Charter copy = new Charter();
        copy.stream = stream;
        copy.versions = versions;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EstablishCharter command) {
        apply(Chartering.established(versions, command));
    }

    @CommandHandler
    void handle(AmendCharter command, Resolutions resolutions) {
        apply(Chartering.amended(versions, command, resolutions));
    }

    @EventSourcingHandler
    void on(CharterEvent event) {
        stream = CharterCommand.CHARTER;
        versions = versions.after(event);
    }
}
