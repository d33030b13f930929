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
import org.iioe.ledger.membership.InstrumentCommand.RegisterInstrument;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** One version of a letter's or an agreement's text. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Instrument implements Kept<Instrument> {
    @AggregateIdentifier private @Nullable String stream;

    Instrument() {}

    @Override
    public Instrument copy() {
        Instrument copy = new Instrument();
        copy.stream = stream;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterInstrument command, Organisations organisations) {
        Refusal.unless(
                stream == null,
                MembershipRefusal.INSTRUMENT_EXISTS,
                command.instrument() + " is registered; another version has another id.");
        apply(Registering.registered(command, organisations));
    }

    @EventSourcingHandler
    void on(InstrumentRegistered event) {
        stream = event.instrument().stream();
    }
}
