package org.iioe.ledger.meetings.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteResult;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.iioe.ledger.meetings.projection.ResolutionView;
import org.iioe.ledger.meetings.projection.ResolutionView.CastVote;
import org.iioe.ledger.meetings.projection.ResolutionView.Outcome;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** Resolutions, and how each member voted on them. */
final class ResolutionTables {
    private static final Field<ResolutionView> RESOLUTION =
            Field.text("resolution", ResolutionView::id).refers("resolutions", "id");

    private final Views views;

    ResolutionTables(Views views) {
        this.views = views;
    }

    /** All of them, as of a position. */
    List<Table> asOf(long position) {
        Rows<ResolutionView> resolutions = views.all(ResolutionView.TABLE, position);
        return List.of(
                resolutions(resolutions),
                amendments(resolutions),
                roll("rolls", "Who could vote", resolutions, ResolutionTables::roll),
                roll(
                        "written-rolls",
                        "Who could vote in writing",
                        resolutions,
                        ResolutionTables::writtenRoll),
                votes(resolutions),
                ratified(resolutions));
    }

    private static @Nullable List<OrganisationId> roll(ResolutionView resolution) {
        VoteOpened vote = resolution.vote();
        return vote == null ? null : vote.roll();
    }

    private static @Nullable List<OrganisationId> writtenRoll(ResolutionView resolution) {
        WrittenProcedureOpened procedure = resolution.writtenProcedure();
        return procedure == null ? null : procedure.roll();
    }

    private Table resolutions(Rows<ResolutionView> resolutions) {
        return Table.of(
                "resolutions",
                "Resolutions",
                resolutions,
                List.of(
                        Field.text("id", ResolutionView::id).key(),
                        Field.text("meeting", ResolutionView::meeting).refers("meetings", "id"),
                        Field.text("item", ResolutionView::item),
                        Field.text("title", ResolutionView::title),
                        Field.text("textDigest", ResolutionView::textDigest),
                        Field.text("mover", ResolutionView::mover),
                        Field.text("seconder", ResolutionView::seconder),
                        Field.text("effects", ResolutionView::effects),
                        Field.text("status", ResolutionView::status),
                        Field.text("result", ResolutionView::result).orNone(),
                        Field.text("form", VoteOpened::form).orNone().in(ResolutionView::vote),
                        Field.flag("quorate", VoteOpened::quorate).in(ResolutionView::vote),
                        outcome(Field.text("how", Outcome::how)),
                        outcome(Field.text("cause", Outcome::cause)),
                        counted("votesFor", VoteResult::votesFor),
                        counted("votesAgainst", VoteResult::votesAgainst),
                        counted("abstentions", VoteResult::abstentions),
                        counted("invalid", VoteResult::invalid),
                        counted("present", VoteResult::present),
                        counted("entitled", VoteResult::entitled),
                        outcome(Field.text("majority", of -> views.json(of.majority()))),
                        outcome(Field.number("charterVersion", Outcome::charterVersion)),
                        outcome(Field.text("decidedOn", Outcome::on)),
                        Field.text("rescindedBy", ResolutionRescinded::by)
                                .orNone()
                                .in(ResolutionView::rescission),
                        Field.text("submittedOn", ResolutionView::submittedOn),
                        Field.source(ResolutionView::source),
                        Field.certainty(ResolutionView::source),
                        Field.number("position", ResolutionView::position)));
    }

    private static Field<ResolutionView> outcome(Field<Outcome> field) {
        return field.orNone().in(ResolutionView::outcome);
    }

    private static Field<ResolutionView> counted(
            String name, Function<VoteResult, @Nullable Number> count) {
        return outcome(Field.number(name, count).in(Outcome::count));
    }

    private static Table amendments(Rows<ResolutionView> resolutions) {
        return Table.of(
                "amendments",
                "Amended drafts",
                resolutions.each(ResolutionView::amendments),
                Entry.fields(
                        List.of(RESOLUTION),
                        List.of(
                                Field.text("textDigest", DraftAmended::textDigest),
                                Field.text("previousDigest", DraftAmended::previousDigest),
                                Field.text("mover", DraftAmended::mover),
                                Field.text("reason", DraftAmended::reason),
                                Field.text("on", DraftAmended::on),
                                Field.source(DraftAmended::source),
                                Field.certainty(DraftAmended::source))));
    }

    private static Table roll(
            String name,
            String title,
            Rows<ResolutionView> resolutions,
            Function<ResolutionView, @Nullable List<OrganisationId>> roll) {
        return Table.of(
                name,
                title,
                resolutions.each(roll),
                Entry.fields(
                        List.of(RESOLUTION), List.of(Field.text("member", OrganisationId::value))));
    }

    private static Table votes(Rows<ResolutionView> resolutions) {
        return Table.of(
                "votes",
                "Votes by name",
                resolutions.each(ResolutionView::ballots),
                Entry.numbered(
                        List.of(RESOLUTION.key()),
                        List.of(
                                Field.text("member", CastVote::member),
                                Field.text("choice", CastVote::choice),
                                Field.text("proxy", CastVote::proxy).orNone(),
                                Field.text("on", CastVote::on),
                                Field.source(CastVote::source),
                                Field.certainty(CastVote::source))));
    }

    private static Table ratified(Rows<ResolutionView> resolutions) {
        return Table.of(
                "ratified-acts",
                "Acts ratified later",
                resolutions.each(ResolutionView::ratified),
                Entry.fields(
                        List.of(RESOLUTION),
                        List.of(
                                Field.text("act", ActRatified::act),
                                Field.text("reason", ActRatified::reason),
                                Field.text("on", ActRatified::on),
                                Field.source(ActRatified::source),
                                Field.certainty(ActRatified::source))));
    }
}
