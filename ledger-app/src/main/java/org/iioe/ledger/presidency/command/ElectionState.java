package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.BALLOT_NOT_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.BALLOT_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_ANNULLED;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_DECIDED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOMINATIONS_CLOSED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_TIE;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_ELECTION;
import static org.iioe.ledger.presidency.PresidencyRefusal.WRONG_ROUND;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.OrganisationId;
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

import java.util.List;

/** How far an election has come. */
final class ElectionState {
    private @Nullable Called called;
    private Phase phase = Phase.NONE;
    private final Candidacies candidacies = new Candidacies();
    private @Nullable List<OrganisationId> field;
    private int rounds;
    private @Nullable Ballot ballot;
    private Phase beforeBallot = Phase.NOMINATING;
    private @Nullable OrganisationId winner;

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
     */
    record Called(ElectionId election, Seat seat, int charterVersion) {
        OfficeId office() {
            return seat.office();
        }

        TermId term() {
            return seat.term();
        }
    }

    Phase phase() {
        return phase;
    }

    Candidacies candidacies() {
        return candidacies;
    }

    int rounds() {
        return rounds;
    }

    @Nullable OrganisationId winner() {
        return winner;
    }

    /** Whether a run-off or a tie leaves it in the field. */
    boolean inField(OrganisationId candidate) {
        return field == null || field.contains(candidate);
    }

    Called called() {
        if (called == null) {
            throw new Refusal(UNKNOWN_ELECTION, "The election was not called.");
        }
        return called;
    }

    /** The election, while somebody can still be elected. */
    Called undecided() {
        Called election = called();
        notAnnulled();
        Refusal.unless(
                phase != Phase.DECIDED,
                ELECTION_DECIDED,
                "%s is decided: %s.".formatted(election.election(), winner));
        return election;
    }

    void notAnnulled() {
        Refusal.unless(
                phase != Phase.ANNULLED,
                ELECTION_ANNULLED,
                "%s was annulled.".formatted(called().election()));
    }

    /** The election, while nominations are taken. */
    Called nominating() {
        Called election = undecided();
        Refusal.unless(
                phase == Phase.NOMINATING,
                NOMINATIONS_CLOSED,
                "Nominations for %s are closed.".formatted(election.election()));
        return election;
    }

    /** The election, while no ballot is open. */
    Called betweenBallots() {
        Called election = undecided();
        Refusal.unless(
                phase != Phase.BALLOT,
                BALLOT_OPEN,
                "Ballot %d of %s is open.".formatted(rounds, election.election()));
        return election;
    }

    /** The open ballot, which must have that number. */
    Ballot open(int round) {
        Called election = undecided();
        if (phase != Phase.BALLOT || ballot == null) {
            throw new Refusal(
                    BALLOT_NOT_OPEN, "No ballot of %s is open.".formatted(election.election()));
        }
        Refusal.unless(
                round == rounds,
                WRONG_ROUND,
                "Ballot %d of %s is open, not %d.".formatted(rounds, election.election(), round));
        return ballot;
    }

    /** The ballot that ended in the tie. */
    Ballot tied() {
        Called election = undecided();
        if (phase != Phase.TIED || ballot == null) {
            throw new Refusal(NO_TIE, "%s has no tie.".formatted(election.election()));
        }
        return ballot;
    }

    /** The tied candidates, by id. */
    List<OrganisationId> field() {
        return field == null ? List.of() : field;
    }

    void on(ElectionEvent event) {
        switch (event) {
            case ElectionCalled e -> {
                called =
                        new Called(
                                e.election(),
                                new Seat(e.office(), e.term(), e.from()),
                                e.charterVersion());
                phase = Phase.NOMINATING;
            }
            case CandidateNominated e -> candidacies.set(e.candidate(), Standing.NOMINATED);
            case NominationAccepted e -> candidacies.set(e.candidate(), Standing.STANDING);
            case CandidacyWithdrawn e -> candidacies.set(e.candidate(), Standing.WITHDRAWN);
            case NominationRejected e -> candidacies.set(e.candidate(), Standing.REJECTED);
            case CandidacyLapsed e -> candidacies.set(e.candidate(), Standing.LAPSED);
            case BallotOpened e -> {
                beforeBallot = phase;
                phase = Phase.BALLOT;
                rounds = e.round();
                ballot = new Ballot(e);
            }
            case BallotCast e -> open(e.round()).on(e);
            case BallotTallyRecorded e -> open(e.round()).on(e);
            case RunOffRequired e -> narrowed(Phase.RUN_OFF, e.candidates());
            case TieDeclared e -> narrowed(Phase.TIED, e.candidates());
            case NoMajority e -> narrowed(Phase.NOMINATING, null);
            case NoQuorum e -> phase = beforeBallot;
            case Elected e -> decided(e.winner());
            case LotDrawn e -> decided(e.winner());
            case ElectedByAcclamation e -> decided(e.winner());
            case ElectionResultReported e -> {
                if (called == null) {
                    called = new Called(e.election(), new Seat(e.office(), e.term(), e.from()), 0);
                }
                decided(e.winner());
            }
            case ElectionAnnulled e -> phase = Phase.ANNULLED;
        }
    }

    private void narrowed(Phase next, @Nullable List<OrganisationId> candidates) {
        phase = next;
        field = candidates;
    }

    private void decided(OrganisationId elected) {
        phase = Phase.DECIDED;
        winner = elected;
    }
}
