package org.iioe.ledger.contributions.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.iioe.ledger.contributions.ContributionsRefusal.CONTRIBUTION_EXISTS;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.CustodyCommand.AcceptItems;
import org.iioe.ledger.contributions.CustodyCommand.AllocateItems;
import org.iioe.ledger.contributions.CustodyCommand.DispatchItems;
import org.iioe.ledger.contributions.CustodyCommand.RefuseItems;
import org.iioe.ledger.contributions.CustodyCommand.ReleaseItems;
import org.iioe.ledger.contributions.PledgeCommand.AmendContribution;
import org.iioe.ledger.contributions.PledgeCommand.CancelContribution;
import org.iioe.ledger.contributions.PledgeCommand.PledgeContribution;
import org.iioe.ledger.contributions.PledgeCommand.RecordDelivery;
import org.iioe.ledger.contributions.PledgeCommand.ValueLine;
import org.iioe.ledger.contributions.ServiceCommand.RecordServiceRendered;
import org.iioe.ledger.contributions.StockCommand.ApproveDisposal;
import org.iioe.ledger.contributions.StockCommand.ExpireLicence;
import org.iioe.ledger.contributions.StockCommand.RecordIncident;
import org.iioe.ledger.contributions.StockCommand.RecordStockCount;
import org.iioe.ledger.contributions.StockCommand.RetireItems;
import org.iioe.ledger.contributions.TitleCommand.ReplaceItem;
import org.iioe.ledger.contributions.TitleCommand.ReturnItems;
import org.iioe.ledger.contributions.TitleCommand.TransferTitle;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.store.Claims;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** A contribution in kind: what was pledged, and every unit of it for as long as there is one. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Contribution implements Kept<Contribution> {
    @AggregateIdentifier private @Nullable String stream;
    private ContributionState state = ContributionState.NONE;

    Contribution() {}

    @Override
    public Contribution copy() {
        Contribution copy = new Contribution();
        copy.stream = stream;
        copy.state = state;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PledgeContribution command, Organisations organisations) {
        Refusal.unless(
                stream == null,
                CONTRIBUTION_EXISTS,
                () -> "%s was pledged already.".formatted(command.contribution()));
        apply(Pledging.pledged(command, organisations));
    }

    @CommandHandler
    void handle(AmendContribution command, Organisations organisations) {
        apply(Pledging.amended(state, command, organisations));
    }

    @CommandHandler
    void handle(CancelContribution command) {
        apply(Pledging.cancelled(state, command));
    }

    @CommandHandler
    void handle(ValueLine command, Organisations organisations) {
        apply(Pledging.valued(state, command, organisations));
    }

    @CommandHandler
    void handle(RecordDelivery command, Organisations organisations, Claims claims) {
        apply(Pledging.delivered(state, command, organisations, claims));
    }

    @CommandHandler
    void handle(
            AllocateItems command, Members members, Charters charters, Resolutions resolutions) {
        apply(HandingOver.allocated(state, command, members, charters, resolutions));
    }

    @CommandHandler
    void handle(ReleaseItems command) {
        apply(HandingOver.released(state, command));
    }

    @CommandHandler
    void handle(DispatchItems command, Members members) {
        apply(HandingOver.dispatched(state, command, members));
    }

    @CommandHandler
    void handle(AcceptItems command) {
        apply(HandingOver.accepted(state, command));
    }

    @CommandHandler
    void handle(RefuseItems command) {
        apply(HandingOver.refused(state, command));
    }

    @CommandHandler
    void handle(TransferTitle command, Resolutions resolutions) {
        apply(HandingOver.transferred(state, command, resolutions));
    }

    @CommandHandler
    void handle(ReturnItems command) {
        apply(HandingOver.returned(state, command));
    }

    @CommandHandler
    void handle(ReplaceItem command, Claims claims) {
        apply(HandingOver.replaced(state, command, claims));
    }

    @CommandHandler
    void handle(RecordIncident command) {
        apply(TakingStock.befallen(state, command));
    }

    @CommandHandler
    void handle(ApproveDisposal command, Resolutions resolutions) {
        apply(TakingStock.approved(state, command, resolutions));
    }

    @CommandHandler
    void handle(RetireItems command, @MetaDataValue("actor") @Nullable String actor) {
        apply(TakingStock.retired(state, command, actor));
    }

    @CommandHandler
    void handle(ExpireLicence command) {
        apply(TakingStock.expired(state, command));
    }

    @CommandHandler
    void handle(RecordStockCount command) {
        apply(TakingStock.counted(state, command));
    }

    @CommandHandler
    void handle(RecordServiceRendered command, Organisations organisations) {
        apply(Pledging.rendered(state, command, organisations));
    }

    @EventSourcingHandler
    void on(ContributionsEvent event, @MetaDataValue("actor") @Nullable String actor) {
        stream = event.contribution().stream();
        state = state.after(event, actor);
    }
}
