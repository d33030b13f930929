package org.iioe.ledger.meetings.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.meetings.DraftCommand.AmendDraft;
import org.iioe.ledger.meetings.DraftCommand.SubmitDraftResolution;
import org.iioe.ledger.meetings.DraftCommand.WithdrawDraft;
import org.iioe.ledger.meetings.ResolutionCommand.RatifyAct;
import org.iioe.ledger.meetings.ResolutionCommand.RescindResolution;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.VoteCommand.AdoptByConsensus;
import org.iioe.ledger.meetings.VoteCommand.CastVote;
import org.iioe.ledger.meetings.VoteCommand.CloseVote;
import org.iioe.ledger.meetings.VoteCommand.OpenVote;
import org.iioe.ledger.meetings.VoteCommand.OpenWrittenProcedure;
import org.iioe.ledger.meetings.VoteCommand.RecordTally;
import org.iioe.ledger.meetings.VoteCommand.UseCastingVote;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** A resolution, from its draft through its one vote to its end. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Resolution implements Kept<Resolution> {
    @AggregateIdentifier private @Nullable String stream;
    private ResolutionState state = ResolutionState.NONE;

    Resolution() {}

    @Override
    public Resolution copy() {
        Resolution copy = new Resolution();
        copy.stream = stream;
        copy.state = state;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            SubmitDraftResolution command, RecordedMeetings meetings, Organisations organisations) {
        apply(Drafting.submitted(state, command, meetings, organisations));
    }

    @CommandHandler
    void handle(AmendDraft command, Organisations organisations) {
        apply(Drafting.amended(state, command, organisations));
    }

    @CommandHandler
    void handle(WithdrawDraft command) {
        apply(Drafting.withdrawn(state, command));
    }

    @CommandHandler
    void handle(OpenVote command, RecordedMeetings meetings, Members members, Charters charters) {
        apply(PuttingToVote.opened(state, command, meetings, members, charters));
    }

    @CommandHandler
    void handle(
            OpenWrittenProcedure command,
            RecordedMeetings meetings,
            Members members,
            Charters charters) {
        apply(PuttingToVote.opened(state, command, meetings, members, charters));
    }

    @CommandHandler
    void handle(
            AdoptByConsensus command,
            RecordedMeetings meetings,
            Members members,
            Charters charters) {
        PuttingToVote.adopted(state, command, meetings, members, charters)
                .forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(CastVote command, RecordedMeetings meetings, Members members) {
        apply(Voting.cast(state, command, meetings, members));
    }

    @CommandHandler
    void handle(RecordTally command, RecordedMeetings meetings) {
        apply(Voting.counted(state, command, meetings));
    }

    @CommandHandler
    void handle(CloseVote command) {
        apply(Voting.closed(state, command));
    }

    @CommandHandler
    void handle(UseCastingVote command, RecordedMeetings meetings) {
        Voting.decidedByChair(state, command, meetings).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(RatifyAct command) {
        apply(Ratifying.ratified(state, command));
    }

    @CommandHandler
    void handle(RescindResolution command, Resolutions resolutions) {
        apply(Ratifying.rescinded(state, command, resolutions));
    }

    @EventSourcingHandler
    void on(ResolutionEvent event) {
        stream = event.resolution().stream();
        state = state.after(event);
    }
}
