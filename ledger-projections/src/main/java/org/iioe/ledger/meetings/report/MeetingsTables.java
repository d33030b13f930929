package org.iioe.ledger.meetings.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.meetings.Sitting;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteResult;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.iioe.ledger.meetings.projection.MeetingView;
import org.iioe.ledger.meetings.projection.MeetingView.Approval;
import org.iioe.ledger.meetings.projection.MeetingView.Attendance;
import org.iioe.ledger.meetings.projection.MeetingView.Corrigendum;
import org.iioe.ledger.meetings.projection.MeetingView.Draft;
import org.iioe.ledger.meetings.projection.MeetingView.Interest;
import org.iioe.ledger.meetings.projection.ResolutionView;
import org.iioe.ledger.meetings.projection.ResolutionView.CastVote;
import org.iioe.ledger.meetings.projection.ResolutionView.Outcome;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.Function;

/** Meetings with who came, and resolutions with how each member voted. */
@Component
final class MeetingsTables implements Tables {
    private static final Field<MeetingView> MEETING =
            Field.text("meeting", MeetingView::id).refers("meetings", "id");
    private static final Field<ResolutionView> RESOLUTION =
            Field.text("resolution", ResolutionView::id).refers("resolutions", "id");

    private final Views views;

    MeetingsTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("meetings");
    }

    @Override
    public List<Table> asOf(long position) {
        Rows<MeetingView> meetings = views.all(MeetingView.TABLE, position);
        Rows<ResolutionView> resolutions = views.all(ResolutionView.TABLE, position);
        return List.of(
                meetings(meetings),
                sittings(meetings),
                Table.of(
                        "agendas",
                        "Agendas",
                        meetings.each(MeetingView::agenda),
                        Entry.fields(
                                List.of(MEETING.key()),
                                List.of(
                                        Field.text("item", AgendaItem::item).key(),
                                        Field.text("title", AgendaItem::title)))),
                attendance(meetings),
                interests(meetings),
                minutes(meetings),
                corrigenda(meetings),
                resolutions(resolutions),
                amendments(resolutions),
                roll("rolls", "Who could vote", resolutions, MeetingsTables::roll),
                roll(
                        "written-rolls",
                        "Who could vote in writing",
                        resolutions,
                        MeetingsTables::writtenRoll),
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

    private static Table meetings(Rows<MeetingView> meetings) {
        return Table.of(
                "meetings",
                "Meetings",
                meetings,
                List.of(
                        Field.text("id", MeetingView::id).key(),
                        Field.text("body", MeetingView::body),
                        Field.text("kind", MeetingView::kind),
                        Field.text("title", MeetingView::title),
                        Field.text("convener", MeetingView::convener),
                        Field.text("place", MeetingView::place),
                        Field.text("mode", MeetingView::mode),
                        Field.text("status", MeetingView::status),
                        Field.number("charterVersion", MeetingView::charterVersion),
                        Field.number("noticeDays", MeetingView::noticeDays),
                        Field.flag("shortNotice", MeetingView::shortNotice),
                        Field.text("chair", MeetingView::chair),
                        Field.text("adjournedTo", MeetingView::adjournedTo).orNone(),
                        Field.number("approvedDraft", Approval::draft)
                                .orNone()
                                .in(MeetingView::approvedMinutes),
                        Field.text("approvedDigest", Approval::digest)
                                .orNone()
                                .in(MeetingView::approvedMinutes),
                        Field.text("convenedOn", MeetingView::convenedOn),
                        Field.source(MeetingView::source),
                        Field.certainty(MeetingView::source),
                        Field.number("position", MeetingView::position)));
    }

    private static Table sittings(Rows<MeetingView> meetings) {
        return Table.of(
                "sittings",
                "Sittings of meetings",
                meetings.each(MeetingView::sittings),
                Entry.numbered(
                        List.of(MEETING.key()),
                        List.of(
                                Field.text("on", Sitting::on),
                                Field.text("from", Sitting::from),
                                Field.text("to", Sitting::to))));
    }

    private static Table attendance(Rows<MeetingView> meetings) {
        return Table.of(
                "attendance",
                "Attendance",
                meetings.each(MeetingView::attendance),
                Entry.fields(
                        List.of(MEETING),
                        List.of(
                                Field.text("organisation", Attendance::organisation),
                                Field.text("capacity", Attendance::capacity),
                                Field.text("arrived", Attendance::arrived),
                                Field.text("left", Attendance::left).orNone(),
                                Field.text("proxyFor", Attendance::proxyFor).orNone(),
                                Field.text("proxiesCounted", Attendance::proxiesCounted).orNone(),
                                Field.exceptions("exception", Attendance::exceptions),
                                Field.text("on", Attendance::on),
                                Field.source(Attendance::source),
                                Field.certainty(Attendance::source))));
    }

    private static Table interests(Rows<MeetingView> meetings) {
        return Table.of(
                "interests",
                "Declared interests",
                meetings.each(MeetingView::interests),
                Entry.fields(
                        List.of(MEETING),
                        List.of(
                                Field.text("member", Interest::member),
                                Field.text("item", Interest::item),
                                Field.text("interest", Interest::interest),
                                Field.text("on", Interest::on),
                                Field.source(Interest::source),
                                Field.certainty(Interest::source))));
    }

    private static Table minutes(Rows<MeetingView> meetings) {
        return Table.of(
                "minutes",
                "Drafts of minutes",
                meetings.each(MeetingView::minutes),
                Entry.fields(
                        List.of(MEETING.key()),
                        List.of(
                                Field.number("draft", Draft::draft).key(),
                                Field.text("digest", Draft::digest),
                                Field.text("note", Draft::note).orNone(),
                                Field.text("on", Draft::on),
                                Field.source(Draft::source),
                                Field.certainty(Draft::source))));
    }

    private static Table corrigenda(Rows<MeetingView> meetings) {
        return Table.of(
                "corrigenda",
                "Corrections beside approved minutes",
                meetings.each(MeetingView::corrigenda),
                Entry.fields(
                        List.of(MEETING.key()),
                        List.of(
                                Field.number("number", Corrigendum::number).key(),
                                Field.text("item", Corrigendum::item),
                                Field.text("correction", Corrigendum::correction),
                                Field.text("digest", Corrigendum::digest).orNone(),
                                Field.text("on", Corrigendum::on),
                                Field.source(Corrigendum::source),
                                Field.certainty(Corrigendum::source))));
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
