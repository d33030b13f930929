package org.iioe.ledger.membership.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.projection.MeetingView;
import org.iioe.ledger.meetings.projection.MeetingView.Attendance;
import org.iioe.ledger.meetings.projection.ResolutionView;
import org.iioe.ledger.presidency.BallotForm;
import org.iioe.ledger.presidency.projection.BallotView;
import org.iioe.ledger.presidency.projection.CandidacyView;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.presidency.projection.TermView;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** What part an organisation took: offices, candidacies, ballots, votes and attendance. */
final class Participation {
    private final Views views;

    Participation(Views views) {
        this.views = views;
    }

    List<Section> of(OrganisationId id, Views.Names names, long asOf) {
        return List.of(
                terms(id, asOf),
                candidacies(id, asOf),
                ballots(id, names, asOf),
                votes(id, names, asOf),
                attendance(id, names, asOf));
    }

    private Section terms(OrganisationId id, long asOf) {
        return Section.of(
                "terms",
                "Offices held",
                views.all(TermView.TABLE, asOf).where(term -> term.holders().contains(id)),
                List.of(
                        Field.text("office", "Office", TermView::office),
                        Field.text("term", "Term", TermView::term),
                        Field.text("from", "From", TermView::from),
                        Field.text("to", "To", TermView::to),
                        Field.flag("acting", "Acting", TermView::acting),
                        Field.text("election", "Election", TermView::election).orNone(),
                        Field.text("result", "Result", TermView::result).orNone(),
                        Field.text("ended", "Ended", TermView::ended).orNone(),
                        Field.text("endedBy", "Ended by", TermView::endedBy).orNone(),
                        Field.number("position", "Position", TermView::position)));
    }

    private Section candidacies(OrganisationId id, long asOf) {
        return Section.of(
                "candidacies",
                "Candidacies",
                views.all(ElectionView.TABLE, asOf)
                        .each(ElectionView::candidates)
                        .where(of -> of.entry().candidate().equals(id)),
                List.of(
                        Field.text("election", "Election", ElectionView::id).in(Entry::of),
                        Field.text("office", "Office", ElectionView::office).in(Entry::of),
                        Field.text("status", "Candidacy", CandidacyView::status).in(Entry::entry),
                        Field.text("rule", "Rule", CandidacyView::rule).orNone().in(Entry::entry),
                        Field.text("outcome", "Election is", ElectionView::status).in(Entry::of),
                        Field.flag("elected", "Elected", of -> id.equals(of.of().winner()))));
    }

    private Section ballots(OrganisationId id, Views.Names names, long asOf) {
        return Section.of(
                "ballots",
                "Ballots in elections",
                views.all(ElectionView.TABLE, asOf)
                        .each(ElectionView::ballots)
                        .where(of -> of.entry().roll().contains(id)),
                Entry.fields(
                        List.of(Field.text("election", "Election", ElectionView::id)),
                        List.of(
                                Field.number("round", "Round", BallotView::round),
                                Field.text("form", "Form", BallotView::form),
                                Field.flag(
                                        "present", "There", ballot -> isIn(ballot.present(), id)),
                                Field.text("vote", "Vote", ballot -> vote(ballot, id, names)),
                                Field.text("on", "On", BallotView::on))));
    }

    /** Whether somebody is in a list; null where there is no list. */
    private static @Nullable Boolean isIn(@Nullable List<OrganisationId> list, OrganisationId id) {
        return list == null ? null : list.contains(id);
    }

    private static String vote(BallotView ballot, OrganisationId id, Views.Names names) {
        BallotView.Vote cast = ballot.voteOf(id);
        if (cast == null) {
            return ballot.form() == BallotForm.SECRET ? "secret" : "none cast";
        }
        return Objects.requireNonNullElse(names.of(cast.candidate()), "abstained");
    }

    private Section votes(OrganisationId id, Views.Names names, long asOf) {
        return Section.of(
                "votes",
                "Votes on resolutions",
                views.all(ResolutionView.TABLE, asOf).where(of -> part(id, of) != null),
                List.of(
                        Field.text("resolution", "Resolution", ResolutionView::id),
                        Field.text("title", "Title", ResolutionView::title),
                        Field.text("part", "Part in it", of -> part(id, of)),
                        Field.text("vote", "Vote", ResolutionView.CastVote::choice)
                                .orNone()
                                .in(of -> of.voteOf(id)),
                        Field.named(
                                        "proxy",
                                        "Voted by proxy",
                                        names,
                                        ResolutionView.CastVote::proxy)
                                .orNone()
                                .in(of -> of.voteOf(id)),
                        Field.text("status", "Resolution is", ResolutionView::status),
                        Field.text("on", "On", ResolutionView.CastVote::on)
                                .orNone()
                                .in(of -> of.voteOf(id))));
    }

    /** Its part in a resolution; null where it had none. */
    private static @Nullable String part(OrganisationId id, ResolutionView resolution) {
        ResolutionView.Frozen frozen = resolution.frozen();
        boolean mover = id.equals(resolution.mover());
        boolean entitled = frozen != null && frozen.roll().contains(id);
        if (!mover && !entitled && resolution.voteOf(id) == null) {
            return null;
        }
        String part;
        if (frozen != null && frozen.recused().contains(id)) {
            part = "recused";
        } else if (frozen == null || !entitled) {
            part = "mover";
        } else {
            List<OrganisationId> present = frozen.present();
            part = present != null && !present.contains(id) ? "entitled, absent" : "entitled";
        }
        return mover && entitled ? part + ", mover" : part;
    }

    private Section attendance(OrganisationId id, Views.Names names, long asOf) {
        return Section.of(
                "attendance",
                "Attendance",
                views.all(MeetingView.TABLE, asOf)
                        .each(MeetingView::attendance)
                        .where(of ->
                                of.entry().organisation().equals(id)
                                        || of.entry().proxiesCounted().contains(id)),
                Entry.fields(
                        List.of(Field.text("meeting", "Meeting", MeetingView::id)),
                        List.of(
                                Field.text("capacity", "Capacity", Attendance::capacity),
                                Field.named(
                                                "representedBy",
                                                "Represented by",
                                                names,
                                                (Attendance of) ->
                                                        of.organisation().equals(id)
                                                                ? null
                                                                : of.organisation())
                                        .orNone(),
                                Field.text("arrived", "Arrived", Attendance::arrived),
                                Field.text("left", "Left", Attendance::left).orNone(),
                                Field.text("on", "On", Attendance::on))));
    }
}
