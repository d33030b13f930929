package org.iioe.ledger.presidency.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.TermCommand;
import org.iioe.ledger.presidency.TermCommand.AppointActing;
import org.iioe.ledger.presidency.TermCommand.DeclareVacancy;
import org.iioe.ledger.presidency.TermCommand.EndTerm;
import org.iioe.ledger.presidency.TermCommand.HandOver;
import org.iioe.ledger.presidency.TermCommand.StartTerm;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** All offices, their elections and their terms: no two terms of an office have a day in common. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Offices implements Kept<Offices> {
    @AggregateIdentifier private @Nullable String stream;

    private OfficesState state = OfficesState.NONE;

    Offices() {}

    @Override
    public Offices copy() {
        Offices copy = new Offices();
        copy.stream = stream;
        copy.state = state;
        return copy;
    }

    /** Enters an election that was called. */
    void open(TermElectionOpened opened) {
        apply(HoldingOffice.opened(state, opened));
    }

    /** Enters what came of an election. */
    void conclude(TermElectionConcluded concluded) {
        apply(concluded);
    }

    /** Enters that an election counts no more, and ends the term that came from it. */
    void annul(TermElectionConcluded annulled, @Nullable String reason) {
        apply(annulled);
        HoldingOffice.annulled(state, annulled, reason).forEach(AggregateLifecycle::apply);
    }

    /** A member that left holds nothing any more. */
    void left(OrganisationId member, LedgerCommand because) {
        HoldingOffice.left(state, member, because).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartTerm command, Charters charters, Eligibility eligibility) {
        apply(StartingTerm.started(state, command, charters, eligibility));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EndTerm command) {
        apply(HoldingOffice.ended(state, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(HandOver command, Meetings meetings) {
        apply(HoldingOffice.handedOver(state, command, meetings));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclareVacancy command) {
        apply(HoldingOffice.vacated(state, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AppointActing command, Eligibility eligibility, Resolutions resolutions) {
        apply(HoldingOffice.appointed(state, command, eligibility, resolutions));
    }

    @EventSourcingHandler
    void on(OfficeEvent event) {
        stream = TermCommand.OFFICES;
        state = state.after(event);
    }
}
