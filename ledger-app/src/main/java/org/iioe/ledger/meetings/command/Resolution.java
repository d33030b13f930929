package org.iioe.ledger.meetings.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_RATIFIED;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_RESCINDED;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.DraftCommand.AmendDraft;
import org.iioe.ledger.meetings.DraftCommand.SubmitDraftResolution;
import org.iioe.ledger.meetings.DraftCommand.WithdrawDraft;
import org.iioe.ledger.meetings.How;
import org.iioe.ledger.meetings.RejectionCause;
import org.iioe.ledger.meetings.ResolutionCommand.RatifyAct;
import org.iioe.ledger.meetings.ResolutionCommand.RescindResolution;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.ResolutionRescinded;
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
    void handle(SubmitDraftResolution c, RecordedMeetings meetings, Organisations organisations) {
        apply(new Drafting(state).submitted(c, meetings, organisations));
    }

    @CommandHandler
    void handle(AmendDraft c, Organisations organisations) {
        apply(new Drafting(state).amended(c, organisations));
    }

    @CommandHandler
    void handle(WithdrawDraft c) {
        apply(new Drafting(state).withdrawn(c));
    }

    @CommandHandler
    void handle(OpenVote c, RecordedMeetings meetings, Members members, Charters charters) {
        apply(new PuttingToVote(state, meetings, members, charters).opened(c));
    }

    @CommandHandler
    void handle(
            OpenWrittenProcedure c, RecordedMeetings meetings, Members members, Charters charters) {
        apply(new PuttingToVote(state, meetings, members, charters).opened(c));
    }

    @CommandHandler
    void handle(CastVote c, RecordedMeetings meetings, Members members) {
        apply(Voting.open(state, c.on()).cast(c, meetings, members));
    }

    @CommandHandler
    void handle(RecordTally c, RecordedMeetings meetings) {
        apply(Voting.open(state, c.on()).counted(c, meetings));
    }

    @CommandHandler
    void handle(CloseVote c) {
        apply(Voting.open(state, c.on()).closed(c));
    }

    @CommandHandler
    void handle(UseCastingVote c, RecordedMeetings meetings) {
        ResolutionVote ballot = CastingVoteRule.tied(state, c.chair(), c.on());
        MeetingId meeting = state.draft().meeting();
        meetings.sitting(meeting);
        Outcome outcome = Outcome.of(state, ballot, c.on(), c.source());
        apply(
                new CastingVoteUsed(
                        c.resolution(), meeting, c.chair(), c.choice(), c.on(), c.source()));
        apply(
                c.choice() == Choice.FOR
                        ? outcome.adopted(How.CASTING_VOTE)
                        : outcome.rejected(RejectionCause.CASTING_VOTE));
    }

    @CommandHandler
    void handle(AdoptByConsensus c, RecordedMeetings meetings, Members members, Charters charters) {
        ConsensusReached consensus =
                new PuttingToVote(state, meetings, members, charters).reached(c);
        apply(consensus);
        apply(Outcome.adopted(state, consensus));
    }

    @CommandHandler
    void handle(RatifyAct c) {
        state.requireInForce(c.on().effective());
        Refusal.unless(
                !state.ratified().contains(c.act()),
                ALREADY_RATIFIED,
                stream + " ratified " + c.act() + " before.");
        apply(new ActRatified(c.resolution(), c.act(), c.reason(), c.on(), c.source()));
    }

    @CommandHandler
    void handle(RescindResolution c, Resolutions resolutions) {
        Refusal.unless(
                state.rescindedOn() == null,
                ALREADY_RESCINDED,
                stream + " is rescinded from " + state.rescindedOn() + ".");
        state.requireInForce(c.on().effective());
        // The other gives authority from its adoption: hence nothing is rescinded for the past.
        resolutions.adopted(c.by(), c.on().effective());
        apply(new ResolutionRescinded(c.resolution(), c.by(), c.reason(), c.on(), c.source()));
    }

    @EventSourcingHandler
    void on(ResolutionEvent event) {
        stream = event.resolution().stream();
        state = state.after(event);
    }
}
