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
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.presidency.BallotCommand.CastBallot;
import org.iioe.ledger.presidency.BallotCommand.CloseBallot;
import org.iioe.ledger.presidency.BallotCommand.DeclareByAcclamation;
import org.iioe.ledger.presidency.BallotCommand.DrawLot;
import org.iioe.ledger.presidency.BallotCommand.OpenBallot;
import org.iioe.ledger.presidency.BallotCommand.RecordBallotTally;
import org.iioe.ledger.presidency.CandidacyCommand.AcceptNomination;
import org.iioe.ledger.presidency.CandidacyCommand.NominateCandidate;
import org.iioe.ledger.presidency.CandidacyCommand.RejectNomination;
import org.iioe.ledger.presidency.CandidacyCommand.WithdrawCandidacy;
import org.iioe.ledger.presidency.ElectionCommand.AnnulElection;
import org.iioe.ledger.presidency.ElectionCommand.CallElection;
import org.iioe.ledger.presidency.ElectionCommand.RecordElectionResult;
import org.iioe.ledger.presidency.ElectionConclusion;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.PresidencyCommand;
import org.iioe.ledger.presidency.command.ElectionState.Phase;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** An election, from its call or its report to its end. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Election implements Kept<Election> {
    @AggregateIdentifier private @Nullable String stream;

    private ElectionState state = ElectionState.NONE;

    Election() {}

    @Override
    public Election copy() {
        Election copy = new Election();
        copy.stream = stream;
        copy.state = state;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CallElection command, Charters charters, OfficeRegister offices) {
        apply(Electing.called(state, command, charters));
        offices.open(Electing.opened(command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RecordElectionResult command,
            OfficeFacts facts,
            Organisations organisations,
            Meetings meetings,
            Charters charters,
            Eligibility eligibility,
            OfficeRegister offices) {
        apply(
                Reporting.reported(
                        state, command, facts, organisations, meetings, charters, eligibility));
        conclude(ElectionConclusion.REPORTED, command, offices);
    }

    @CommandHandler
    void handle(AnnulElection command, Resolutions resolutions, OfficeRegister offices) {
        apply(Electing.annulled(state, command, resolutions));
        offices.annul(
                Electing.concluded(state, ElectionConclusion.ANNULLED, command), command.reason());
    }

    @CommandHandler
    void handle(NominateCandidate command, Charters charters, Eligibility eligibility) {
        apply(Nominating.nominated(state, command, charters, eligibility));
    }

    @CommandHandler
    void handle(AcceptNomination command, Eligibility eligibility) {
        apply(Nominating.accepted(state, command, eligibility));
    }

    @CommandHandler
    void handle(WithdrawCandidacy command) {
        apply(Nominating.withdrawn(state, command));
    }

    @CommandHandler
    void handle(RejectNomination command) {
        apply(Nominating.rejected(state, command));
    }

    /** A member that left stands no more. */
    void lapse(OrganisationId member, LedgerCommand because) {
        Nominating.lapsed(state, member, because).ifPresent(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(OpenBallot command, Members members, Charters charters, Meetings meetings) {
        apply(OpeningBallot.opened(state, command, members, charters, meetings));
    }

    @CommandHandler
    void handle(CastBallot command, Members members, Meetings meetings) {
        apply(Balloting.cast(state, command, members, meetings));
    }

    @CommandHandler
    void handle(RecordBallotTally command) {
        apply(Balloting.counted(state, command));
    }

    @CommandHandler
    void handle(CloseBallot command, Meetings meetings, OfficeRegister offices) {
        apply(ClosingBallot.closed(state, command, meetings));
        conclude(ElectionConclusion.ELECTED, command, offices);
    }

    @CommandHandler
    void handle(DrawLot command, OfficeRegister offices) {
        apply(ClosingBallot.lotDrawn(state, command));
        conclude(ElectionConclusion.ELECTED, command, offices);
    }

    @CommandHandler
    void handle(
            DeclareByAcclamation command,
            Members members,
            Charters charters,
            Meetings meetings,
            Organisations organisations,
            OfficeRegister offices) {
        apply(Acclaiming.acclaimed(state, command, members, charters, meetings, organisations));
        conclude(ElectionConclusion.ELECTED, command, offices);
    }

    /** Tells its office what came of the election, once somebody is elected. */
    private void conclude(
            ElectionConclusion conclusion, PresidencyCommand because, OfficeRegister offices) {
        if (state.phase() == Phase.DECIDED) {
            offices.conclude(Electing.concluded(state, conclusion, because));
        }
    }

    @EventSourcingHandler
    void on(ElectionEvent event) {
        stream = event.election().stream();
        state = state.after(event);
    }
}
