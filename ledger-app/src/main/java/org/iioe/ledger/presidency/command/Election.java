package org.iioe.ledger.presidency.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_EXISTS;
import static org.iioe.ledger.presidency.PresidencyRefusal.MEMBER_LEFT;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CANDIDATES;
import static org.iioe.ledger.presidency.PresidencyRefusal.OTHER_TERM;
import static org.iioe.ledger.presidency.PresidencyRefusal.TIE_GOES_TO_LOT;
import static org.iioe.ledger.presidency.PresidencyRefusal.WRONG_ROUND;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.TieBreak;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotCommand.CastBallot;
import org.iioe.ledger.presidency.BallotCommand.CloseBallot;
import org.iioe.ledger.presidency.BallotCommand.DeclareByAcclamation;
import org.iioe.ledger.presidency.BallotCommand.DrawLot;
import org.iioe.ledger.presidency.BallotCommand.OpenBallot;
import org.iioe.ledger.presidency.BallotCommand.RecordBallotTally;
import org.iioe.ledger.presidency.BallotTallyRecorded;
import org.iioe.ledger.presidency.CandidacyCommand.AcceptNomination;
import org.iioe.ledger.presidency.CandidacyCommand.NominateCandidate;
import org.iioe.ledger.presidency.CandidacyCommand.RejectNomination;
import org.iioe.ledger.presidency.CandidacyCommand.WithdrawCandidacy;
import org.iioe.ledger.presidency.CandidacyLapsed;
import org.iioe.ledger.presidency.CandidacyWithdrawn;
import org.iioe.ledger.presidency.CandidateNominated;
import org.iioe.ledger.presidency.Elected;
import org.iioe.ledger.presidency.ElectedByAcclamation;
import org.iioe.ledger.presidency.ElectionAnnulled;
import org.iioe.ledger.presidency.ElectionCalled;
import org.iioe.ledger.presidency.ElectionCommand.AnnulElection;
import org.iioe.ledger.presidency.ElectionCommand.CallElection;
import org.iioe.ledger.presidency.ElectionCommand.RecordElectionResult;
import org.iioe.ledger.presidency.ElectionConclusion;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.NominationAccepted;
import org.iioe.ledger.presidency.NominationRejected;
import org.iioe.ledger.presidency.PresidencyCommand;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.iioe.ledger.presidency.command.ElectionState.Phase;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

import java.util.List;

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
    void handle(CallElection c, Charters charters, OfficeRegister offices) {
        Refusal.unless(
                state.phase() == Phase.NONE, ELECTION_EXISTS, c.election() + " exists already.");
        int charter = CharterRule.inForce(c.charterVersion(), c.on(), charters);
        apply(
                new ElectionCalled(
                        c.election(),
                        c.office(),
                        c.term(),
                        c.from(),
                        c.to(),
                        c.kind(),
                        charter,
                        c.on(),
                        c.source()));
        offices.open(
                new TermElectionOpened(
                        c.office(), c.term(), c.election(), c.kind(), c.on(), c.source()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordElectionResult c, Reports reports, OfficeRegister offices) {
        if (state.phase() != Phase.NONE) {
            Called called = state.undecided();
            Refusal.unless(
                    called.office().equals(c.office()) && called.term().equals(c.term()),
                    OTHER_TERM,
                    () ->
                            "%s is for the term %s of %s."
                                    .formatted(c.election(), called.term(), called.office()));
        }
        apply(reports.reported(c));
        conclude(ElectionConclusion.REPORTED, c, offices);
    }

    @CommandHandler
    void handle(AnnulElection c, Resolutions resolutions, OfficeRegister offices) {
        Called called = state.called();
        state.notAnnulled();
        resolutions.adopted(c.authority(), c.on().effective());
        apply(
                new ElectionAnnulled(
                        c.election(),
                        called.office(),
                        called.term(),
                        state.winner(),
                        c.authority(),
                        c.reason(),
                        c.on(),
                        c.source()));
        offices.annul(concluded(ElectionConclusion.ANNULLED, c), c.reason());
    }

    @CommandHandler
    void handle(NominateCandidate c, Charters charters, Eligibility eligibility) {
        Called called = state.nominating(c.on());
        state.candidacies().mayBeNominated(c.candidate());
        CharterRules rules = charters.version(called.charterVersion()).rules();
        eligibility
                .standing(c.candidate(), c.on().effective())
                .or(() -> eligibility.rotation(rules, called.seat(), c.candidate()))
                .ifPresent(Election::refuse);
        OrganisationId nominator = c.nominator();
        if (nominator != null) {
            eligibility.standing(nominator, c.on().effective()).ifPresent(Election::refuse);
        }
        apply(
                new CandidateNominated(
                        c.election(),
                        called.office(),
                        c.candidate(),
                        nominator,
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    void handle(AcceptNomination c, Eligibility eligibility) {
        Called called = state.nominating(c.on());
        state.candidacies().mayAccept(c.candidate());
        eligibility.standing(c.candidate(), c.on().effective()).ifPresent(Election::refuse);
        apply(
                new NominationAccepted(
                        c.election(), called.office(), c.candidate(), c.on(), c.source()));
    }

    @CommandHandler
    void handle(WithdrawCandidacy c) {
        Called called = state.betweenBallots(c.on());
        state.candidacies().mayLeave(c.candidate());
        apply(
                new CandidacyWithdrawn(
                        c.election(),
                        called.office(),
                        c.candidate(),
                        c.reason(),
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    void handle(RejectNomination c) {
        Called called = state.nominating(c.on());
        state.candidacies().mayLeave(c.candidate());
        apply(
                new NominationRejected(
                        c.election(),
                        called.office(),
                        c.candidate(),
                        c.rule(),
                        c.reason(),
                        c.on(),
                        c.source()));
    }

    /** A member that left stands no more. Its own candidacy ends; nothing else changes. */
    void lapse(OrganisationId member, Edtf on, Source source) {
        Phase phase = state.phase();
        if (phase != Phase.DECIDED
                && phase != Phase.ANNULLED
                && state.candidacies().lives(member)) {
            Called called = state.called();
            apply(new CandidacyLapsed(called.election(), called.office(), member, on, source));
        }
    }

    @CommandHandler
    void handle(OpenBallot c, BallotOpening opening) {
        Called called = state.betweenBallots(c.on());
        Refusal.unless(
                state.phase() != Phase.TIED
                        || state.tied(c.on()).opened().rules().tieBreak() != TieBreak.LOT,
                TIE_GOES_TO_LOT,
                () -> "%s is tied; draw the lot.".formatted(c.election()));
        Refusal.unless(
                c.round() == state.rounds() + 1,
                WRONG_ROUND,
                () ->
                        "The next ballot of %s is number %s."
                                .formatted(c.election(), state.rounds() + 1));
        apply(opening.freeze(c, called, standing()));
    }

    @CommandHandler
    void handle(CastBallot c, Members members, BallotOpening opening) {
        Ballot ballot = state.open(c.round(), c.on());
        ballot.mayCast(c);
        opening.present(ballot.opened().meeting(), ballot.opened().roll());
        Refusal.unless(
                members.register().isMember(c.member(), c.on().effective()),
                MEMBER_LEFT,
                () -> "%s is no member on %s.".formatted(c.member(), c.on()));
        apply(
                new BallotCast(
                        c.election(),
                        state.called().office(),
                        c.round(),
                        c.member(),
                        c.candidate(),
                        Boolean.TRUE.equals(c.abstains()),
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    void handle(RecordBallotTally c) {
        Ballot ballot = state.open(c.round(), c.on());
        ballot.mayTally(c);
        apply(
                new BallotTallyRecorded(
                        c.election(),
                        state.called().office(),
                        c.round(),
                        c.counts(),
                        c.abstentions(),
                        c.invalid(),
                        ballot.voters(),
                        c.tellers(),
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    void handle(CloseBallot c, BallotClosing closing, OfficeRegister offices) {
        Ballot ballot = state.open(c.round(), c.on());
        ElectionEvent outcome =
                closing.outcome(c, state.called(), ballot, state.candidacies().standing());
        apply(outcome);
        if (outcome instanceof Elected) {
            conclude(ElectionConclusion.ELECTED, c, offices);
        }
    }

    @CommandHandler
    void handle(DrawLot c, OfficeRegister offices) {
        Ballot ballot = state.tied(c.on());
        LotRule.mayDraw(ballot.opened(), c);
        Called called = state.called();
        String key = Lot.key(c.values());
        List<OrganisationId> order = Lot.order(key, state.field());
        OrganisationId winner =
                order.stream()
                        .filter(state.candidacies().standing()::contains)
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal(NO_CANDIDATES, "None of the tied stands any more."));
        apply(
                new LotDrawn(
                        c.election(),
                        called.office(),
                        called.term(),
                        state.rounds(),
                        winner,
                        state.field(),
                        ballot.opened().lotSources(),
                        c.values(),
                        key,
                        order,
                        c.on(),
                        c.source()));
        conclude(ElectionConclusion.ELECTED, c, offices);
    }

    @CommandHandler
    void handle(DeclareByAcclamation c, Acclamation acclamation, OfficeRegister offices) {
        Called called = state.betweenBallots(c.on());
        OrganisationId winner = acclamation.winner(c, called, standing());
        apply(
                new ElectedByAcclamation(
                        c.election(),
                        called.office(),
                        called.term(),
                        winner,
                        c.presider(),
                        c.meeting(),
                        called.charterVersion(),
                        c.on(),
                        c.source()));
        conclude(ElectionConclusion.ELECTED, c, offices);
    }

    private List<OrganisationId> standing() {
        return state.candidacies().standing().stream().filter(state::inField).toList();
    }

    private void conclude(
            ElectionConclusion conclusion, PresidencyCommand command, OfficeRegister offices) {
        offices.conclude(concluded(conclusion, command));
    }

    private TermElectionConcluded concluded(
            ElectionConclusion conclusion, PresidencyCommand command) {
        Called called = state.called();
        return new TermElectionConcluded(
                called.office(),
                called.term(),
                called.election(),
                conclusion,
                state.winner(),
                command.on(),
                command.source());
    }

    private static void refuse(Refusal refusal) {
        throw refusal;
    }

    @EventSourcingHandler
    void on(ElectionEvent event) {
        stream = event.election().stream();
        state = state.after(event);
    }
}
