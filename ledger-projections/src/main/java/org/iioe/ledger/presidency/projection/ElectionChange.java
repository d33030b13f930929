package org.iioe.ledger.presidency.projection;

import static org.iioe.ledger.presidency.projection.CandidacyView.Status.ACCEPTED;
import static org.iioe.ledger.presidency.projection.CandidacyView.Status.LAPSED;
import static org.iioe.ledger.presidency.projection.CandidacyView.Status.REJECTED;
import static org.iioe.ledger.presidency.projection.CandidacyView.Status.WITHDRAWN;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotResult;
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
import org.iioe.ledger.presidency.ElectionKind;
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
import org.iioe.ledger.presidency.projection.BallotView.Outcome;
import org.iioe.ledger.presidency.projection.ElectionView.Acclamation;
import org.iioe.ledger.presidency.projection.ElectionView.Annulment;
import org.iioe.ledger.presidency.projection.ElectionView.Report;
import org.iioe.ledger.presidency.projection.ElectionView.Status;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What changes of an election, while an event changes it: what it does not touch stays. */
final class ElectionChange {
    final ElectionId id;
    final OfficeId office;
    final TermId term;
    Status status;
    @Nullable ResultBasis result;
    @Nullable OrganisationId winner;
    @Nullable String winnerName;
    @Nullable ElectionKind kind;
    @Nullable Edtf from;
    @Nullable Edtf to;
    @Nullable Integer charterVersion;
    @Nullable Edtf calledOn;
    final List<CandidacyView> candidates;
    final List<BallotView> ballots;
    @Nullable MeetingId meeting;
    @Nullable Acclamation acclamation;
    @Nullable Report report;
    @Nullable Annulment annulment;
    List<RecordedException> exceptions;
    Source source;

    ElectionChange(ElectionView view) {
        id = view.id();
        office = view.office();
        term = view.term();
        status = view.status();
        result = view.result();
        winner = view.winner();
        winnerName = view.winnerName();
        kind = view.kind();
        from = view.from();
        to = view.to();
        charterVersion = view.charterVersion();
        calledOn = view.calledOn();
        candidates = new ArrayList<>(view.candidates());
        ballots = new ArrayList<>(view.ballots());
        meeting = view.meeting();
        acclamation = view.acclamation();
        report = view.report();
        annulment = view.annulment();
        exceptions = view.exceptions();
        source = view.source();
    }

    void after(ElectionEvent event) {
        switch (event) {
            case ElectionCalled e -> {
                kind = e.kind();
                from = e.from();
                to = e.to();
                charterVersion = e.charterVersion();
                calledOn = e.on();
            }
            case CandidateNominated e -> nominated(e);
            case NominationAccepted e -> candidacy(e.candidate(), ACCEPTED, null, null);
            case NominationRejected e -> candidacy(e.candidate(), REJECTED, e.rule(), e.reason());
            case CandidacyWithdrawn e -> candidacy(e.candidate(), WITHDRAWN, null, e.reason());
            case CandidacyLapsed e -> candidacy(e.candidate(), LAPSED, null, null);
            case BallotOpened e -> opened(e);
            case BallotCast e -> ballot(e.round(), ballot -> ballot.after(e));
            case BallotTallyRecorded e -> ballot(e.round(), ballot -> ballot.after(e));
            case Elected e -> {
                closed(
                        e.round(),
                        Status.ELECTED,
                        e.winner(),
                        List.of(),
                        null,
                        e.result(),
                        e.on(),
                        e.source());
                won(Status.ELECTED, e.winner());
            }
            case RunOffRequired e ->
                    closed(
                            e.round(),
                            Status.RUN_OFF_REQUIRED,
                            null,
                            e.candidates(),
                            null,
                            e.result(),
                            e.on(),
                            e.source());
            case TieDeclared e ->
                    closed(
                            e.round(),
                            Status.TIE,
                            null,
                            e.candidates(),
                            null,
                            e.result(),
                            e.on(),
                            e.source());
            case NoMajority e ->
                    closed(
                            e.round(),
                            Status.NO_MAJORITY,
                            null,
                            List.of(),
                            null,
                            e.result(),
                            e.on(),
                            e.source());
            case NoQuorum e ->
                    closed(
                            e.round(),
                            Status.NO_QUORUM,
                            null,
                            List.of(),
                            e.there(),
                            e.result(),
                            e.on(),
                            e.source());
            case LotDrawn e -> {
                ballot(e.round(), ballot -> ballot.after(e));
                won(Status.ELECTED_BY_LOT, e.winner());
            }
            case ElectedByAcclamation e -> {
                meeting = e.meeting();
                acclamation = new Acclamation(e.presider(), e.on(), e.source());
                won(Status.ELECTED_BY_ACCLAMATION, e.winner());
            }
            case ElectionResultReported e -> reported(e);
            case ElectionAnnulled e -> {
                status = Status.ANNULLED;
                annulment = new Annulment(e.authority(), e.reason(), e.on(), e.source());
            }
        }
    }

    private void won(Status how, OrganisationId who) {
        status = how;
        result = ResultBasis.COMPUTED;
        winner = who;
        if (meeting == null && !ballots.isEmpty()) {
            meeting = ballots.getLast().meeting();
        }
    }

    private void reported(ElectionResultReported e) {
        status = Status.REPORTED;
        result = ResultBasis.REPORTED;
        winner = e.winner();
        from = or(e.from(), from);
        to = or(e.to(), to);
        meeting = e.meeting();
        report = new Report(e.method(), e.votes(), e.roll(), e.on(), e.source());
        exceptions = e.exceptions();
        source = e.source();
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }

    /** Who withdrew may be nominated again: it keeps its place with the new nomination. */
    private void nominated(CandidateNominated e) {
        CandidacyView view =
                new CandidacyView(
                        e.candidate(), e.nominator(), CandidacyView.Status.NOMINATED, null, null);
        boolean before =
                candidates.stream().anyMatch(each -> each.candidate().equals(e.candidate()));
        if (before) {
            candidates.replaceAll(each -> each.candidate().equals(e.candidate()) ? view : each);
        } else {
            candidates.add(view);
        }
    }

    private void candidacy(
            OrganisationId candidate,
            CandidacyView.Status next,
            @Nullable String rule,
            @Nullable String reason) {
        candidates.replaceAll(
                each -> each.candidate().equals(candidate) ? each.now(next, rule, reason) : each);
    }

    private void opened(BallotOpened e) {
        status = Status.BALLOTING;
        ballots.add(BallotView.opened(e));
    }

    /**
     * A ballot was closed.
     *
     * @param among who is in the run-off, or tied
     * @param there how many were there, where they were too few
     */
    private void closed(
            int round,
            Status kind,
            @Nullable OrganisationId elected,
            List<OrganisationId> among,
            @Nullable Integer there,
            BallotResult count,
            Edtf on,
            Source said) {
        status = kind;
        Outcome decided = new Outcome(kind, elected, among, there, count, on, said);
        ballot(round, ballot -> ballot.with(decided));
    }

    private void ballot(int round, UnaryOperator<BallotView> to) {
        ballots.replaceAll(each -> each.round() == round ? to.apply(each) : each);
    }

    ElectionView view(long position) {
        return new ElectionView(
                id,
                office,
                term,
                status,
                result,
                winner,
                winnerName,
                kind,
                from,
                to,
                charterVersion,
                calledOn,
                candidates,
                ballots,
                meeting,
                acclamation,
                report,
                annulment,
                exceptions,
                source,
                position);
    }
}
