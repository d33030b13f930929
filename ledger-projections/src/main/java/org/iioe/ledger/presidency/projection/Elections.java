package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.Person;
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
import org.iioe.ledger.presidency.ElectionResultReported;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.NoMajority;
import org.iioe.ledger.presidency.NoQuorum;
import org.iioe.ledger.presidency.NominationAccepted;
import org.iioe.ledger.presidency.NominationRejected;
import org.iioe.ledger.presidency.RunOffRequired;
import org.iioe.ledger.presidency.TieDeclared;
import org.iioe.ledger.presidency.projection.BallotView.Lot;
import org.iioe.ledger.presidency.projection.BallotView.Outcome;
import org.iioe.ledger.presidency.projection.BallotView.Tally;
import org.iioe.ledger.presidency.projection.BallotView.Vote;
import org.iioe.ledger.presidency.projection.ElectionView.Acclamation;
import org.iioe.ledger.presidency.projection.ElectionView.Annulment;
import org.iioe.ledger.presidency.projection.ElectionView.Report;
import org.iioe.ledger.presidency.projection.ElectionView.Status;
import org.iioe.ledger.projection.History;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Shows elections. */
final class Elections {
    private final History<ElectionView> elections;

    Elections(JdbcClient database, JsonMapper mapper) {
        elections = new History<>(database, mapper, "presidency.election", ElectionView.class);
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
            case CandidateNominated e -> nominated(election, e);
            case NominationAccepted e ->
                    candidacy(
                            election,
                            e.candidate(),
                            each -> each.now(CandidacyView.Status.ACCEPTED, null, null));
            case NominationRejected e ->
                    candidacy(
                            election,
                            e.candidate(),
                            each -> each.now(CandidacyView.Status.REJECTED, e.rule(), e.reason()));
            case CandidacyWithdrawn e ->
                    candidacy(
                            election,
                            e.candidate(),
                            each -> each.now(CandidacyView.Status.WITHDRAWN, null, e.reason()));
            case CandidacyLapsed e ->
                    candidacy(
                            election,
                            e.candidate(),
                            each -> each.now(CandidacyView.Status.LAPSED, null, null));
            case BallotOpened e -> opened(election, e);
            case BallotCast e ->
                    ballot(
                            election,
                            e.round(),
                            ballot ->
                                    ballot.with(
                                            new Vote(
                                                    e.member(),
                                                    e.candidate(),
                                                    e.abstains(),
                                                    e.on(),
                                                    e.source())));
            case BallotTallyRecorded e ->
                    ballot(election, e.round(), ballot -> ballot.with(tally(e)));
            case Elected e -> {
                closed(
                        election,
                        e.round(),
                        new Outcome(
                                Status.ELECTED,
                                e.winner(),
                                List.of(),
                                null,
                                e.result(),
                                e.on(),
                                e.source()));
                won(election, Status.ELECTED, e.winner());
            }
            case RunOffRequired e ->
                    closed(
                            election,
                            e.round(),
                            new Outcome(
                                    Status.RUN_OFF_REQUIRED,
                                    null,
                                    e.candidates(),
                                    null,
                                    e.result(),
                                    e.on(),
                                    e.source()));
            case TieDeclared e ->
                    closed(
                            election,
                            e.round(),
                            new Outcome(
                                    Status.TIE,
                                    null,
                                    e.candidates(),
                                    null,
                                    e.result(),
                                    e.on(),
                                    e.source()));
            case NoMajority e ->
                    closed(
                            election,
                            e.round(),
                            new Outcome(
                                    Status.NO_MAJORITY,
                                    null,
                                    List.of(),
                                    null,
                                    e.result(),
                                    e.on(),
                                    e.source()));
            case NoQuorum e ->
                    closed(
                            election,
                            e.round(),
                            new Outcome(
                                    Status.NO_QUORUM,
                                    null,
                                    List.of(),
                                    e.there(),
                                    e.result(),
                                    e.on(),
                                    e.source()));
            case LotDrawn e -> {
                ballot(election, e.round(), ballot -> ballot.with(lot(e)));
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

    /** Who withdrew may be nominated again: it keeps its place with the new nomination. */
    private static void nominated(ElectionSketch election, CandidateNominated e) {
        CandidacyView nominated =
                new CandidacyView(
                        e.candidate(), e.nominator(), CandidacyView.Status.NOMINATED, null, null);
        if (election.candidates.stream().anyMatch(of(e.candidate()))) {
            candidacy(election, e.candidate(), before -> nominated);
        } else {
            election.candidates.add(nominated);
        }
    }

    private static Predicate<CandidacyView> of(OrganisationId candidate) {
        return each -> each.candidate().equals(candidate);
    }

    private static void candidacy(
            ElectionSketch election, OrganisationId candidate, UnaryOperator<CandidacyView> to) {
        election.candidates.replaceAll(
                each -> each.candidate().equals(candidate) ? to.apply(each) : each);
    }

    private static void opened(ElectionSketch election, BallotOpened e) {
        election.status = Status.BALLOTING;
        election.ballots.add(
                new BallotView(
                        e.round(),
                        e.form(),
                        e.on(),
                        e.meeting(),
                        e.candidates(),
                        e.roll(),
                        e.present(),
                        e.charterVersion(),
                        e.rules(),
                        e.lotSources(),
                        List.of(),
                        null,
                        null,
                        null,
                        e.source()));
    }

    private static void ballot(ElectionSketch election, int round, UnaryOperator<BallotView> to) {
        election.ballots.replaceAll(each -> each.round() == round ? to.apply(each) : each);
    }

    private static Tally tally(BallotTallyRecorded e) {
        return new Tally(
                e.counts(),
                e.abstentions(),
                e.invalid(),
                e.voters(),
                e.tellers().stream().map(Person::person).toList(),
                e.on(),
                e.source());
    }

    private static Lot lot(LotDrawn e) {
        return new Lot(
                e.winner(), e.candidates(), e.values(), e.key(), e.order(), e.on(), e.source());
    }

    private static void closed(ElectionSketch election, int round, Outcome outcome) {
        election.status = outcome.kind();
        ballot(election, round, ballot -> ballot.with(outcome));
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
        election.exception = e.exception();
        election.source = e.source();
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
