package org.iioe.ledger.membership.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.iioe.ledger.membership.SuccessionRecorded;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** A merger, split or dissolution of organisations. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Succession implements Kept<Succession> {
    @AggregateIdentifier private @Nullable String stream;

    Succession() {}

    @Override
    public Succession copy() {
        Succession copy = new Succession();
        copy.stream = stream;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordSuccession command, Organisations organisations, Successions successions) {
        Refusal.unless(
                stream == null,
                MembershipRefusal.SUCCESSION_EXISTS,
                command.succession() + " is recorded.");
        apply(Succeeding.recorded(command, organisations));
        successions.follow(command);
    }

    @EventSourcingHandler
    void on(SuccessionRecorded event) {
        stream = event.succession().stream();
    }
}
