package org.iioe.ledger.presidency.projection;

import static org.iioe.ledger.presidency.projection.CandidacyView.Status.ACCEPTED;
import static org.iioe.ledger.presidency.projection.CandidacyView.Status.LAPSED;
import static org.iioe.ledger.presidency.projection.CandidacyView.Status.REJECTED;
import static org.iioe.ledger.presidency.projection.CandidacyView.Status.WITHDRAWN;

import org.iioe.ledger.OrganisationId;
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
import org.iioe.ledger.presidency.ElectionResultReported;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.NoMajority;
import org.iioe.ledger.presidency.NoQuorum;
import org.iioe.ledger.presidency.NominationAccepted;
import org.iioe.ledger.presidency.NominationRejected;
import org.iioe.ledger.presidency.RunOffRequired;
import org.iioe.ledger.presidency.TieDeclared;
import org.iioe.ledger.presidency.projection.ElectionView.Acclamation;
import org.iioe.ledger.presidency.projection.ElectionView.Annulment;
import org.iioe.ledger.presidency.projection.ElectionView.Report;
import org.iioe.ledger.presidency.projection.ElectionView.Status;
import org.iioe.ledger.projection.History;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Shows elections. */
final class Elections {
    private final History<ElectionView> elections;

    Elections(JdbcClient database, JsonMapper mapper) {
        elections = new History<>(database, mapper, ElectionView.TABLE);
    }

    void on(ElectionEvent event, long at) {
        String id = event.election().value();
        ElectionSketch election =
                elections
                        .current(id)
                        .map(ElectionSketch::new)
                        .orElseGet(() -> ElectionSketch.first(event));
        on(event, election);
        elections.put(id, election.view(at), at);
    }

    private static void on(ElectionEvent event, ElectionSketch election) {
        switch (event) {
            case ElectionCalled e -> {
                election.kind = e.kind();
                election.from = e.from();
                election.to = e.to();
                election.charterVersion = e.charterVersion();
                election.calledOn = e.on();
            }
            case CandidateNominated e -> CandidacyViews.nominated(election, e);
            case NominationAccepted e ->
                    CandidacyViews.now(election, e.candidate(), ACCEPTED, null, null);
            case NominationRejected e ->
                    CandidacyViews.now(election, e.candidate(), REJECTED, e.rule(), e.reason());
            case CandidacyWithdrawn e ->
                    CandidacyViews.now(election, e.candidate(), WITHDRAWN, null, e.reason());
            case CandidacyLapsed e ->
                    CandidacyViews.now(election, e.candidate(), LAPSED, null, null);
            case BallotOpened e -> Ballots.opened(election, e);
            case BallotCast e -> Ballots.cast(election, e);
            case BallotTallyRecorded e -> Ballots.counted(election, e);
            case Elected e -> {
                Ballots.closed(
                        election,
                        e.round(),
                        Status.ELECTED,
                        e.winner(),
                        List.of(),
                        null,
                        e.result(),
                        e.on(),
                        e.source());
                won(election, Status.ELECTED, e.winner());
            }
            case RunOffRequired e ->
                    Ballots.closed(
                            election,
                            e.round(),
                            Status.RUN_OFF_REQUIRED,
                            null,
                            e.candidates(),
                            null,
                            e.result(),
                            e.on(),
                            e.source());
            case TieDeclared e ->
                    Ballots.closed(
                            election,
                            e.round(),
                            Status.TIE,
                            null,
                            e.candidates(),
                            null,
                            e.result(),
                            e.on(),
                            e.source());
            case NoMajority e ->
                    Ballots.closed(
                            election,
                            e.round(),
                            Status.NO_MAJORITY,
                            null,
                            List.of(),
                            null,
                            e.result(),
                            e.on(),
                            e.source());
            case NoQuorum e ->
                    Ballots.closed(
                            election,
                            e.round(),
                            Status.NO_QUORUM,
                            null,
                            List.of(),
                            e.there(),
                            e.result(),
                            e.on(),
                            e.source());
            case LotDrawn e -> {
                Ballots.drawn(election, e);
                won(election, Status.ELECTED_BY_LOT, e.winner());
            }
            case ElectedByAcclamation e -> {
                election.meeting = e.meeting();
                election.acclamation = new Acclamation(e.presider(), e.on(), e.source());
                won(election, Status.ELECTED_BY_ACCLAMATION, e.winner());
            }
            case ElectionResultReported e -> reported(election, e);
            case ElectionAnnulled e -> {
                election.status = Status.ANNULLED;
                election.annulment = new Annulment(e.authority(), e.reason(), e.on(), e.source());
            }
        }
    }

    private static void won(ElectionSketch election, Status status, OrganisationId winner) {
        election.status = status;
        election.result = ResultBasis.COMPUTED;
        election.winner = winner;
        if (election.meeting == null && !election.ballots.isEmpty()) {
            election.meeting = election.ballots.getLast().meeting();
        }
    }

    private static void reported(ElectionSketch election, ElectionResultReported e) {
        election.status = Status.REPORTED;
        election.result = ResultBasis.REPORTED;
        election.winner = e.winner();
        election.from = or(e.from(), election.from);
        election.to = or(e.to(), election.to);
        election.meeting = e.meeting();
        election.report = new Report(e.method(), e.votes(), e.roll(), e.on(), e.source());
        election.exceptions = e.exceptions();
        election.source = e.source();
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
