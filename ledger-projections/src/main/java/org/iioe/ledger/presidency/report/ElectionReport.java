package org.iioe.ledger.presidency.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.projection.BallotView;
import org.iioe.ledger.presidency.projection.BallotView.Lot;
import org.iioe.ledger.presidency.projection.BallotView.Outcome;
import org.iioe.ledger.presidency.projection.BallotView.Tally;
import org.iioe.ledger.presidency.projection.BallotView.Vote;
import org.iioe.ledger.presidency.projection.CandidacyView;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.presidency.projection.ElectionView.Acclamation;
import org.iioe.ledger.presidency.projection.ElectionView.Annulment;
import org.iioe.ledger.presidency.projection.ElectionView.Report;
import org.iioe.ledger.report.Cell;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;

/** An election with all that its outcome was computed from, or with what a source says of it. */
@Component
final class ElectionReport implements ReportKind {
    private final Views views;

    ElectionReport(Views views) {
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "election-report",
                "Election report",
                "Roll, quorum, rules in force, ballots or tally, and outcome of an election.",
                List.of(new Parameter("election", true, "the id of an election")),
                List.of("presidency", "membership"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        ElectionView election =
                views.required(ElectionView.TABLE, asked.required("election"), asked.asOf());
        Views.Names names = views.names(asked.asOf());
        return new Contents(
                "Election report: " + election.id(),
                List.of(
                        switch (election.result()) {
                            case COMPUTED ->
                                    "The result was computed by the ledger, from what is shown"
                                            + " here.";
                            case REPORTED ->
                                    "The result is reported by a source. The ledger did not"
                                            + " compute it.";
                            case null -> "There is no result.";
                        },
                        "Unknown means that no source says it, or that the charter does not."),
                List.of(
                        election(election, names),
                        reported(election, names),
                        candidates(election, names),
                        ballots(election),
                        roll(election, names),
                        counts(election, names),
                        lots(election, names)));
    }

    private static Section election(ElectionView election, Views.Names names) {
        return Section.of(
                "election",
                "Election",
                Rows.of(List.of(election)),
                List.of(
                        Field.text("id", "Election", ElectionView::id),
                        Field.text("office", "Office", ElectionView::office),
                        Field.text("term", "Term", ElectionView::term),
                        Field.text("kind", "Kind", ElectionView::kind),
                        Field.text("from", "From", ElectionView::from),
                        Field.text("to", "To", ElectionView::to),
                        Field.number("charterVersion", "Charter", ElectionView::charterVersion),
                        Field.text("calledOn", "Called on", ElectionView::calledOn),
                        Field.text("meeting", "Meeting", ElectionView::meeting),
                        Field.text("status", "Status", ElectionView::status),
                        Field.named("winner", "Elected", names, ElectionView::winner).orNone(),
                        Field.text("result", "Result", ElectionView::result).orNone(),
                        Field.named("presider", "Declared by", names, Acclamation::presider)
                                .orNone()
                                .in(ElectionView::acclamation),
                        Field.text("authority", "Annulled by", Annulment::authority)
                                .orNone()
                                .in(ElectionView::annulment),
                        Field.exceptions("rule", ElectionView::exceptions),
                        Field.number("position", "Position", ElectionView::position)));
    }

    private static Section reported(ElectionView election, Views.Names names) {
        Report report = election.report();
        return Section.of(
                "reported",
                "As a source reports it",
                Rows.of(report == null ? List.<Report>of() : List.of(report)),
                List.of(
                        Field.text("method", "Method", Report::method),
                        Field.text("votes", "Votes", of -> words(of.votes(), names)),
                        Field.allNamed("roll", "Roll", names, Report::roll),
                        Field.text("on", "On", Report::on),
                        Field.text("ref", "Source", Source::ref).in(Report::source),
                        Field.text("certainty", "Certainty", Source::certainty)
                                .in(Report::source)));
    }

    private static @Nullable String words(@Nullable List<CandidateVotes> votes, Views.Names names) {
        return votes == null
                ? null
                : Cell.words(
                        votes.stream()
                                .map(of -> names.of(of.candidate()) + ": " + of.votes())
                                .toList());
    }

    private static Section candidates(ElectionView election, Views.Names names) {
        return Section.of(
                "candidates",
                "Candidates",
                Rows.of(election.candidates()),
                List.of(
                        Field.named("candidate", "Candidate", names, CandidacyView::candidate),
                        Field.named("nominator", "Nominated by", names, CandidacyView::nominator),
                        Field.text("status", "Status", CandidacyView::status),
                        Field.text("rule", "Rule", CandidacyView::rule).orNone(),
                        Field.text("reason", "Reason", CandidacyView::reason).orNone()));
    }

    private Section ballots(ElectionView election) {
        return Section.of(
                "ballots",
                "Ballots",
                Rows.of(election.ballots()),
                List.of(
                        Field.number("round", "Round", BallotView::round),
                        Field.text("form", "Form", BallotView::form),
                        Field.text("on", "On", BallotView::on),
                        Field.text("meeting", "Meeting", BallotView::meeting).orNone(),
                        Field.number("roll", "On the roll", of -> of.roll().size()),
                        Field.number("present", "There", of -> size(of.present())),
                        Field.text("quorum", "Quorum", of -> views.json(of.rules().quorum())),
                        Field.text("majority", "Majority", of -> views.json(of.rules().majority())),
                        Field.number(
                                        "runOffCandidates",
                                        "In a run-off",
                                        ElectionRules::runOffCandidates)
                                .in(BallotView::rules),
                        Field.text("tieBreak", "Tie-break", ElectionRules::tieBreak)
                                .in(BallotView::rules),
                        Field.number("charterVersion", "Charter", BallotView::charterVersion),
                        Field.text("outcome", "Outcome", Outcome::kind)
                                .orNone()
                                .in(BallotView::outcome)));
    }

    private static @Nullable Integer size(@Nullable List<?> list) {
        return list == null ? null : list.size();
    }

    private static Section roll(ElectionView election, Views.Names names) {
        return Section.of(
                "roll",
                "Roll and votes",
                Rows.of(election.ballots()).each(BallotView::roll),
                List.of(
                        Field.number("round", "Round", BallotView::round).in(Entry::of),
                        Field.named("member", "Member", names, Entry::entry),
                        Field.flag("present", "There", ElectionReport::isPresent),
                        Field.text("vote", "Vote", (Vote cast) -> words(cast, names))
                                .orNone()
                                .in(ElectionReport::vote),
                        Field.text("on", "On", Vote::on).orNone().in(ElectionReport::vote)));
    }

    private static @Nullable Boolean isPresent(Entry<BallotView, OrganisationId> member) {
        List<OrganisationId> present = member.of().present();
        return present == null ? null : present.contains(member.entry());
    }

    private static @Nullable Vote vote(Entry<BallotView, OrganisationId> member) {
        return member.of().voteOf(member.entry());
    }

    private static @Nullable String words(Vote cast, Views.Names names) {
        return cast.abstains() ? "abstains" : names.of(cast.candidate());
    }

    private static Section counts(ElectionView election, Views.Names names) {
        return new Section(
                "counts",
                "Counts",
                List.of(
                        Column.number("round", "Round"),
                        Column.text("count", "Count"),
                        Column.number("votes", "Votes"),
                        Column.text("basis", "Counted from")),
                to -> {
                    for (BallotView ballot : election.ballots()) {
                        Outcome outcome = ballot.outcome();
                        if (outcome == null) {
                            continue;
                        }
                        int round = ballot.round();
                        BallotResult count = outcome.count();
                        String basis = basis(ballot.tally());
                        for (CandidateVotes of : count.votes()) {
                            to.accept(row(round, names.of(of.candidate()), of.votes(), basis));
                        }
                        to.accept(row(round, "abstentions", count.abstentions(), basis));
                        to.accept(row(round, "invalid", count.invalid(), basis));
                        to.accept(row(round, "present", count.present(), basis));
                        to.accept(row(round, "entitled", count.entitled(), basis));
                    }
                });
    }

    private static String basis(@Nullable Tally tally) {
        return tally == null
                ? "votes by name"
                : "attested by the tellers " + Cell.words(tally.tellers());
    }

    private Section lots(ElectionView election, Views.Names names) {
        return Section.of(
                "lots",
                "Lots (RFC 3797)",
                Rows.of(election.ballots()).where(ballot -> ballot.lot() != null),
                List.of(
                        Field.number("round", "Round", BallotView::round),
                        Field.named("winner", "Drawn", names, Lot::winner).in(BallotView::lot),
                        Field.allNamed("candidates", "Among", names, Lot::candidates)
                                .in(BallotView::lot),
                        Field.text(
                                "sources",
                                "Sources, frozen before",
                                of -> of.lotSources().stream().map(views::json).toList()),
                        Field.text(
                                        "values",
                                        "Values",
                                        (Lot lot) ->
                                                lot.values().stream().map(views::json).toList())
                                .in(BallotView::lot),
                        Field.text("key", "Key", Lot::key).in(BallotView::lot),
                        Field.text("on", "On", Lot::on).in(BallotView::lot)));
    }
}
