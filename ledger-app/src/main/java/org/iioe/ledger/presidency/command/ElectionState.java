package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.BALLOT_NOT_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.BALLOT_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.BEFORE_ITS_BALLOT;
import static org.iioe.ledger.presidency.PresidencyRefusal.BEFORE_ITS_CALL;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_ANNULLED;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_DECIDED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOMINATIONS_CLOSED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_TIE;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_ELECTION;
import static org.iioe.ledger.presidency.PresidencyRefusal.WRONG_ROUND;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotTallyRecorded;
import org.iioe.ledger.presidency.CandidacyLapsed;
import org.iioe.ledger.presidency.CandidacyWithdrawn;
import org.iioe.ledger.presidency.CandidateNominated;
import org.iioe.ledger.presidency.Elected;
import org.iioe.ledger.presidency.ElectedByAcclamation;
import org.iioe.ledger.presidency.ElectionAnnulled;
import org.iioe.ledger.presidency.ElectionCalled;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionResultReported;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.NoMajority;
import org.iioe.ledger.presidency.NoQuorum;
import org.iioe.ledger.presidency.NominationAccepted;
import org.iioe.ledger.presidency.NominationRejected;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.RunOffRequired;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.TieDeclared;
import org.iioe.ledger.presidency.command.Candidacies.Standing;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * How far an election has come. Immutable.
 *
 * @param call the election as it was called or reported, or null before
 * @param among the candidates that a run-off or a tie leaves in the field, or null for all
 * @param rounds how many ballots were opened
 * @param ballot the last of them, or null before the first
 * @param beforeBallot what could be done before it was opened
 */
record ElectionState(
        @Nullable Called call,
        Phase phase,
        Candidacies candidacies,
        @Nullable List<OrganisationId> among,
        int rounds,
        @Nullable Ballot ballot,
        Phase beforeBallot,
        @Nullable OrganisationId winner) {
    static final ElectionState NONE =
            new ElectionState(
                    null, Phase.NONE, Candidacies.NONE, null, 0, null, Phase.NOMINATING, null);

    /** What can be done next. */
    enum Phase {
        NONE,
        NOMINATING,
        BALLOT,
        RUN_OFF,
        TIED,
        DECIDED,
        ANNULLED
    }

    /**
     * The election, and by which rules it fills what.
     *
     * @param charterVersion the version that rules it, or 0 for one that was only reported
     * @param on when it was called, or reported
     */
    record Called(ElectionId election, ContestedTerm contested, int charterVersion, Edtf on) {
        OfficeId office() {
            return contested.office();
        }

        TermId term() {
            return contested.term();
        }
    }

    /** Whether a run-off or a tie leaves it in the field. */
    boolean inField(OrganisationId candidate) {
        return among == null || among.contains(candidate);
    }

    Called called() {
        if (call == null) {
            throw new Refusal(UNKNOWN_ELECTION, "The election was not called.");
        }
        return call;
    }

    /** The election, while somebody can still be elected. */
    Called undecided() {
        Called election = called();
        notAnnulled();
        Refusal.unless(
                phase != Phase.DECIDED,
                ELECTION_DECIDED,
                () -> "%s is decided: %s.".formatted(election.election(), winner));
        return election;
    }

    void notAnnulled() {
        Refusal.unless(
                phase != Phase.ANNULLED,
                ELECTION_ANNULLED,
                () -> "%s was annulled.".formatted(called().election()));
    }

    /** The election, while nominations are taken. */
    Called nominating(Edtf on) {
        Called election = undecided(on);
        Refusal.unless(
                phase == Phase.NOMINATING,
                NOMINATIONS_CLOSED,
                () -> "Nominations for %s are closed.".formatted(election.election()));
        return election;
    }

    /** The election, while no ballot is open. */
    Called betweenBallots(Edtf on) {
        Called election = undecided(on);
        Refusal.unless(
                phase != Phase.BALLOT,
                BALLOT_OPEN,
                () -> "Ballot %s of %s is open.".formatted(rounds, election.election()));
        return election;
    }

    /** The open ballot, which must have that number. */
    Ballot open(int round, Edtf on) {
        Called election = undecided(on);
        if (phase != Phase.BALLOT || ballot == null) {
            throw new Refusal(
                    BALLOT_NOT_OPEN, "No ballot of %s is open.".formatted(election.election()));
        }
        Refusal.unless(
                round == rounds,
                WRONG_ROUND,
                () ->
                        "Ballot %s of %s is open, not %s."
                                .formatted(rounds, election.election(), round));
        return checked(ballot, on);
    }

    /** The ballot that ended in the tie. */
    Ballot tied(Edtf on) {
        Called election = undecided(on);
        if (phase != Phase.TIED || ballot == null) {
            throw new Refusal(NO_TIE, "%s has no tie.".formatted(election.election()));
        }
        return checked(ballot, on);
    }

    private static Ballot checked(Ballot ballot, Edtf on) {
        Refusal.unless(
                !earlier(on, ballot.opened().on()),
                BEFORE_ITS_BALLOT,
                () ->
                        "Ballot %s opened on %s."
                                .formatted(ballot.opened().round(), ballot.opened().on()));
        return ballot;
    }

    /** Whether the one certainly lies before the other: dates may be known to the month only. */
    private static boolean earlier(Edtf one, Edtf other) {
        LocalDate last = one.latest();
        LocalDate first = other.earliest();
        return last != null && first != null && last.isBefore(first);
    }

    private Called undecided(Edtf on) {
        Called election = undecided();
        Refusal.unless(
                !earlier(on, election.on()),
                BEFORE_ITS_CALL,
                () -> "%s was called on %s.".formatted(election.election(), election.on()));
        return election;
    }

    /** The tied candidates, by id. */
    List<OrganisationId> field() {
        return among == null ? List.of() : among;
    }

    ElectionState after(ElectionEvent event) {
        return switch (event) {
            case ElectionCalled e ->
                    called(
                            new Called(
                                    e.election(),
                                    new ContestedTerm(e.office(), e.term(), e.from()),
                                    e.charterVersion(),
                                    e.on()),
                            Phase.NOMINATING,
                            winner);
            case CandidateNominated e -> candidacy(e.candidate(), Standing.NOMINATED);
            case NominationAccepted e -> candidacy(e.candidate(), Standing.STANDING);
            case CandidacyWithdrawn e -> candidacy(e.candidate(), Standing.WITHDRAWN);
            case NominationRejected e -> candidacy(e.candidate(), Standing.REJECTED);
            case CandidacyLapsed e -> candidacy(e.candidate(), Standing.LAPSED);
            case BallotOpened e -> opened(e);
            case BallotCast e -> with(current().after(e));
            case BallotTallyRecorded e -> with(current().after(e));
            case RunOffRequired e -> narrowed(Phase.RUN_OFF, e.candidates());
            case TieDeclared e -> narrowed(Phase.TIED, e.candidates());
            case NoMajority _ -> narrowed(Phase.NOMINATING, null);
            case NoQuorum _ -> narrowed(beforeBallot, among);
            case Elected e -> called(call, Phase.DECIDED, e.winner());
            case LotDrawn e -> called(call, Phase.DECIDED, e.winner());
            case ElectedByAcclamation e -> called(call, Phase.DECIDED, e.winner());
            case ElectionResultReported e ->
                    called(call == null ? reported(e) : call, Phase.DECIDED, e.winner());
            case ElectionAnnulled _ -> narrowed(Phase.ANNULLED, among);
        };
    }

    private static Called reported(ElectionResultReported e) {
        return new Called(
                e.election(), new ContestedTerm(e.office(), e.term(), e.from()), 0, e.on());
    }

    private ElectionState opened(BallotOpened e) {
        Phase before = phase;
        return new ElectionState(
                call, Phase.BALLOT, candidacies, among, e.round(), Ballot.of(e), before, winner);
    }

    private Ballot current() {
        return Objects.requireNonNull(ballot);
    }

    private ElectionState called(
            @Nullable Called as, Phase next, @Nullable OrganisationId elected) {
        return new ElectionState(
                as, next, candidacies, among, rounds, ballot, beforeBallot, elected);
    }

    private ElectionState candidacy(OrganisationId candidate, Standing standing) {
        return new ElectionState(
                call,
                phase,
                candidacies.with(candidate, standing),
                among,
                rounds,
                ballot,
                beforeBallot,
                winner);
    }

    private ElectionState with(Ballot changed) {
        return new ElectionState(
                call, phase, candidacies, among, rounds, changed, beforeBallot, winner);
    }

    private ElectionState narrowed(Phase next, @Nullable List<OrganisationId> candidates) {
        return new ElectionState(
                call, next, candidacies, candidates, rounds, ballot, beforeBallot, winner);
    }
}
