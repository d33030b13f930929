package org.iioe.ledger.presidency.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.projection.BallotView;
import org.iioe.ledger.presidency.projection.BallotView.Lot;
import org.iioe.ledger.presidency.projection.BallotView.Outcome;
import org.iioe.ledger.presidency.projection.BallotView.Vote;
import org.iioe.ledger.presidency.projection.CandidacyView;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.presidency.projection.ElectionView.Acclamation;
import org.iioe.ledger.presidency.projection.ElectionView.Annulment;
import org.iioe.ledger.presidency.projection.ElectionView.Report;
import org.iioe.ledger.presidency.projection.TermView;
import org.iioe.ledger.presidency.projection.TermView.Handover;
import org.iioe.ledger.presidency.projection.TermView.Vacancy;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;

/** Elections with their ballots, and who held which office. */
@Component
final class PresidencyTables implements Tables {
    private static final Field<ElectionView> ELECTION =
            Field.text("election", ElectionView::id).refers("elections", "id");
    private static final Field<TermView> TERM =
            Field.text("term", TermView::id).refers("terms", "id");

    private final Views views;

    PresidencyTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("presidency");
    }

    @Override
    public List<Table> asOf(long position) {
        Rows<ElectionView> elections = views.all(ElectionView.TABLE, position);
        Rows<Entry<ElectionView, BallotView>> ballots = elections.each(ElectionView::ballots);
        Rows<TermView> terms = views.all(TermView.TABLE, position);
        return List.of(
                elections(elections),
                candidates(elections),
                ballots(ballots),
                ofBallot(
                        "ballot-rolls",
                        "Who could vote in a ballot",
                        ballots.each(ballot -> ballot.entry().roll()),
                        List.of(Field.text("member", OrganisationId::value).key())),
                ofBallot(
                        "ballot-votes",
                        "Votes in ballots by name",
                        ballots.each(ballot -> ballot.entry().votes()),
                        List.of(
                                Field.text("member", Vote::member).key(),
                                Field.text("candidate", Vote::candidate).orNone(),
                                Field.flag("abstains", Vote::abstains),
                                Field.text("on", Vote::on),
                                Field.source(Vote::source),
                                Field.certainty(Vote::source))),
                ofBallot(
                        "ballot-counts",
                        "Votes counted",
                        ballots.each(ballot -> counted(ballot.entry())),
                        List.of(
                                Field.text("candidate", CandidateVotes::candidate).key(),
                                Field.number("votes", CandidateVotes::votes))),
                Table.of(
                        "reported-votes",
                        "Votes that a source reports: nothing here was counted",
                        elections.each(PresidencyTables::reported),
                        Entry.fields(
                                List.of(ELECTION.key()),
                                List.of(
                                        Field.text("candidate", CandidateVotes::candidate).key(),
                                        Field.number("votes", CandidateVotes::votes)))),
                terms(terms),
                vacancies(terms),
                handovers(terms));
    }

    private static @Nullable List<CandidateVotes> counted(BallotView ballot) {
        Outcome outcome = ballot.outcome();
        return outcome == null ? null : outcome.count().votes();
    }

    private static @Nullable List<CandidateVotes> reported(ElectionView election) {
        Report report = election.report();
        return report == null ? null : report.votes();
    }

    private static <E> Table ofBallot(
            String name,
            String title,
            Rows<Entry<Entry<ElectionView, BallotView>, E>> rows,
            List<Field<E>> fields) {
        return Table.of(
                        name,
                        title,
                        rows,
                        Entry.fields(
                                Entry.fields(
                                        List.of(Field.text("election", ElectionView::id).key()),
                                        List.of(Field.number("round", BallotView::round).key())),
                                fields))
                .refersBy("ballots", "election", "round");
    }

    private static Table elections(Rows<ElectionView> elections) {
        return Table.of(
                "elections",
                "Elections: computed or reported",
                elections,
                List.of(
                        Field.text("id", ElectionView::id).key(),
                        Field.text("office", ElectionView::office),
                        Field.text("term", ElectionView::term),
                        Field.text("status", ElectionView::status),
                        Field.text("result", ElectionView::result).orNone(),
                        Field.text("winner", ElectionView::winner).orNone(),
                        Field.text("kind", ElectionView::kind),
                        Field.text("from", ElectionView::from),
                        Field.text("to", ElectionView::to),
                        Field.number("charterVersion", ElectionView::charterVersion),
                        Field.text("calledOn", ElectionView::calledOn),
                        Field.text("meeting", ElectionView::meeting),
                        Field.text("presider", Acclamation::presider)
                                .orNone()
                                .in(ElectionView::acclamation),
                        Field.text("reportedMethod", Report::method)
                                .orNone()
                                .in(ElectionView::report),
                        Field.text("annulledBy", Annulment::authority)
                                .orNone()
                                .in(ElectionView::annulment),
                        Field.exceptions("exception", ElectionView::exceptions),
                        Field.source(ElectionView::source),
                        Field.certainty(ElectionView::source),
                        Field.number("position", ElectionView::position)));
    }

    private static Table candidates(Rows<ElectionView> elections) {
        return Table.of(
                "candidates",
                "Candidates",
                elections.each(ElectionView::candidates),
                Entry.fields(
                        List.of(ELECTION),
                        List.of(
                                Field.text("candidate", CandidacyView::candidate),
                                Field.text("nominator", CandidacyView::nominator),
                                Field.text("status", CandidacyView::status),
                                Field.text("rule", CandidacyView::rule).orNone(),
                                Field.text("reason", CandidacyView::reason).orNone())));
    }

    private Table ballots(Rows<Entry<ElectionView, BallotView>> ballots) {
        return Table.of(
                "ballots",
                "Ballots of elections",
                ballots,
                Entry.fields(
                        List.of(ELECTION.key()),
                        List.of(
                                Field.number("round", BallotView::round).key(),
                                Field.text("form", BallotView::form),
                                Field.text("on", BallotView::on),
                                Field.text("meeting", BallotView::meeting),
                                Field.text("candidates", BallotView::candidates),
                                Field.text("present", BallotView::present),
                                Field.number("charterVersion", BallotView::charterVersion),
                                Field.text("majority", of -> views.json(of.rules().majority())),
                                Field.text("quorum", of -> views.json(of.rules().quorum())),
                                outcome(Field.text("outcome", Outcome::kind)),
                                outcome(Field.text("winner", Outcome::winner)),
                                outcome(
                                        Field.number("abstentions", BallotResult::abstentions)
                                                .in(Outcome::count)),
                                outcome(
                                        Field.number("invalid", BallotResult::invalid)
                                                .in(Outcome::count)),
                                outcome(
                                        Field.number("entitled", BallotResult::entitled)
                                                .in(Outcome::count)),
                                Field.text("lotWinner", Lot::winner).orNone().in(BallotView::lot),
                                Field.text("lotKey", Lot::key).orNone().in(BallotView::lot),
                                Field.source(BallotView::source),
                                Field.certainty(BallotView::source))));
    }

    private static Field<BallotView> outcome(Field<Outcome> field) {
        return field.orNone().in(BallotView::outcome);
    }

    private static Table terms(Rows<TermView> terms) {
        return Table.of(
                "terms",
                "Terms of offices",
                terms,
                List.of(
                        Field.text("id", TermView::id).key(),
                        Field.text("office", TermView::office),
                        Field.text("term", TermView::term),
                        Field.text("holders", TermView::holders),
                        Field.text("from", TermView::from),
                        Field.text("to", TermView::to),
                        Field.number("year", TermView::year).orNone(),
                        Field.flag("acting", TermView::acting),
                        Field.text("authority", TermView::authority).orNone(),
                        Field.text("election", TermView::election)
                                .orNone()
                                .refers("elections", "id"),
                        Field.text("result", TermView::result).orNone(),
                        Field.text("ended", TermView::ended).orNone(),
                        Field.text("endedBy", TermView::endedBy).orNone(),
                        Field.text("endReason", TermView::endReason).orNone(),
                        Field.day("lastDay", TermView::lastDay).orNone(),
                        Field.exceptions("exception", TermView::exceptions),
                        Field.source(TermView::source),
                        Field.certainty(TermView::source),
                        Field.number("position", TermView::position)));
    }

    private static Table vacancies(Rows<TermView> terms) {
        return Table.of(
                "vacancies",
                "Vacancies",
                terms.each(TermView::vacancies),
                Entry.fields(
                        List.of(TERM),
                        List.of(
                                Field.text("left", Vacancy::left),
                                Field.text("cause", Vacancy::cause),
                                Field.text("reason", Vacancy::reason),
                                Field.text("on", Vacancy::on),
                                Field.source(Vacancy::source),
                                Field.certainty(Vacancy::source))));
    }

    private static Table handovers(Rows<TermView> terms) {
        return Table.of(
                "handovers",
                "Handovers",
                terms.each(TermView::handovers),
                Entry.fields(
                        List.of(TERM),
                        List.of(
                                Field.text("outgoing", Handover::outgoing),
                                Field.text("incoming", Handover::incoming),
                                Field.text("handedOver", Handover::handedOver),
                                Field.text("tookOver", Handover::tookOver),
                                Field.text("meeting", Handover::meeting),
                                Field.text("on", Handover::on),
                                Field.source(Handover::source),
                                Field.certainty(Handover::source))));
    }
}
