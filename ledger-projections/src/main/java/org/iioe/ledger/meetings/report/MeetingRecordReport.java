package org.iioe.ledger.meetings.report;

import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.Sitting;
import org.iioe.ledger.meetings.VoteResult;
import org.iioe.ledger.meetings.projection.MeetingView;
import org.iioe.ledger.meetings.projection.MeetingView.Approval;
import org.iioe.ledger.meetings.projection.MeetingView.Attendance;
import org.iioe.ledger.meetings.projection.MeetingView.Corrigendum;
import org.iioe.ledger.meetings.projection.MeetingView.Draft;
import org.iioe.ledger.meetings.projection.MeetingView.Interest;
import org.iioe.ledger.meetings.projection.ResolutionView;
import org.iioe.ledger.meetings.projection.ResolutionView.CastVote;
import org.iioe.ledger.meetings.projection.ResolutionView.Frozen;
import org.iioe.ledger.meetings.projection.ResolutionView.Outcome;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a meeting was and decided, and the draft of its minutes that follows from it. */
@Component
final class MeetingRecordReport implements ReportKind {
    private final Views views;

    MeetingRecordReport(Views views) {
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "meeting-record",
                "Meeting record",
                "Attendance, resolutions and votes of a meeting, with the draft of its minutes.",
                List.of(new Parameter("meeting", true, "the id of a meeting")),
                List.of("meetings", "membership", "presidency"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        MeetingView meeting =
                views.required(MeetingView.TABLE, asked.required("meeting"), asked.asOf());
        Views.Names names = views.names(asked.asOf());
        List<ResolutionView> resolutions = new ArrayList<>();
        for (ResolutionId id : meeting.resolutions()) {
            views.find(ResolutionView.TABLE, id.value(), asked.asOf()).ifPresent(resolutions::add);
        }
        List<ElectionView> elections = new ArrayList<>();
        views.all(ElectionView.TABLE, asked.asOf())
                .where(election -> election.isOf(meeting.id()))
                .read(elections::add);
        return new Contents(
                "Meeting record: "
                        + Objects.requireNonNullElse(meeting.title(), meeting.id().value()),
                List.of(
                        "The draft of the minutes is written by the ledger from what is recorded;"
                                + " the minutes are what the meeting approves.",
                        "Unknown means that no source says it."),
                List.of(
                        new DraftMinutes(meeting, resolutions, elections, names).section(),
                        meeting(meeting, names),
                        sittings(meeting),
                        agenda(meeting),
                        attendance(meeting, names),
                        interests(meeting, names),
                        resolutions(resolutions, names),
                        votes(resolutions, names),
                        minutes(meeting),
                        corrigenda(meeting)));
    }

    private static Section meeting(MeetingView meeting, Views.Names names) {
        return Section.of(
                "meeting",
                "Meeting",
                Rows.of(List.of(meeting)),
                List.of(
                        Field.text("id", "Meeting", MeetingView::id),
                        Field.text("body", "Body", MeetingView::body),
                        Field.text("kind", "Kind", MeetingView::kind),
                        Field.named("convener", "Convened by", names, MeetingView::convener),
                        Field.text("convenedOn", "Convened on", MeetingView::convenedOn),
                        Field.text("place", "Place", MeetingView::place),
                        Field.text("mode", "Mode", MeetingView::mode),
                        Field.named("chair", "Presiding", names, MeetingView::chair),
                        Field.text("status", "Status", MeetingView::status),
                        Field.number("charterVersion", "Charter", MeetingView::charterVersion),
                        Field.number("noticeDays", "Notice, days", MeetingView::noticeDays),
                        Field.flag("shortNotice", "Short notice", MeetingView::shortNotice),
                        Field.text("ref", "Source", Source::ref).in(MeetingView::source),
                        Field.number("position", "Position", MeetingView::position)));
    }

    private static Section sittings(MeetingView meeting) {
        return Section.of(
                "sittings",
                "Sittings",
                Rows.of(meeting.sittings()),
                List.of(
                        Field.text("on", "On", Sitting::on),
                        Field.text("from", "From", Sitting::from),
                        Field.text("to", "To", Sitting::to)));
    }

    private static Section agenda(MeetingView meeting) {
        return Section.of(
                "agenda",
                meeting.agenda() == null ? "Agenda: unknown" : "Agenda",
                Rows.of(Objects.requireNonNullElse(meeting.agenda(), List.of())),
                List.of(
                        Field.text("item", "Item", AgendaItem::item),
                        Field.text("title", "Title", AgendaItem::title)));
    }

    private static Section attendance(MeetingView meeting, Views.Names names) {
        return Section.of(
                "attendance",
                "Attendance",
                Rows.of(meeting.attendance()),
                List.of(
                        Field.named(
                                "organisation", "Organisation", names, Attendance::organisation),
                        Field.text("capacity", "Capacity", Attendance::capacity),
                        Field.text("arrived", "Arrived", Attendance::arrived),
                        Field.text("left", "Left", Attendance::left).orNone(),
                        Field.allNamed(
                                        "proxiesCounted",
                                        "Proxy for",
                                        names,
                                        Attendance::proxiesCounted)
                                .orNone(),
                        Field.exceptions("rule", Attendance::exceptions),
                        Field.text("on", "On", Attendance::on)));
    }

    private static Section interests(MeetingView meeting, Views.Names names) {
        return Section.of(
                "interests",
                "Interests declared",
                Rows.of(meeting.interests()),
                List.of(
                        Field.named("member", "Member", names, Interest::member),
                        Field.text("item", "Item", Interest::item),
                        Field.text("interest", "Interest", Interest::interest),
                        Field.text("on", "On", Interest::on)));
    }

    private static Section resolutions(List<ResolutionView> resolutions, Views.Names names) {
        return Section.of(
                "resolutions",
                "Resolutions",
                Rows.of(resolutions),
                List.of(
                        Field.text("id", "Resolution", ResolutionView::id),
                        Field.text("item", "Item", ResolutionView::item),
                        Field.text("title", "Title", ResolutionView::title),
                        Field.named("mover", "Moved by", names, ResolutionView::mover),
                        Field.named("seconder", "Seconded by", names, ResolutionView::seconder)
                                .orNone(),
                        Field.text("form", "Form", Frozen::form)
                                .orNone()
                                .in(ResolutionView::frozen),
                        Field.number("roll", "On the roll", (Frozen of) -> size(of.roll()))
                                .orNone()
                                .in(ResolutionView::frozen),
                        Field.number("present", "There", (Frozen of) -> size(of.present()))
                                .orNone()
                                .in(ResolutionView::frozen),
                        Field.flag("quorate", "Quorum", Frozen::quorate)
                                .orNone()
                                .in(ResolutionView::frozen),
                        counted("votesFor", "For", VoteResult::votesFor),
                        counted("votesAgainst", "Against", VoteResult::votesAgainst),
                        counted("abstentions", "Abstained", VoteResult::abstentions),
                        Field.text("status", "Status", ResolutionView::status),
                        Field.text("result", "Result", ResolutionView::result).orNone(),
                        Field.number("position", "Position", ResolutionView::position)));
    }

    private static Field<ResolutionView> counted(
            String name, String title, Function<VoteResult, @Nullable Number> count) {
        return Field.number(name, title, count)
                .orNone()
                .in(Outcome::count)
                .in(ResolutionView::outcome);
    }

    private static @Nullable Integer size(@Nullable List<?> list) {
        return list == null ? null : list.size();
    }

    private static Section votes(List<ResolutionView> resolutions, Views.Names names) {
        return Section.of(
                "votes",
                "Votes by name",
                Rows.of(resolutions).each(ResolutionView::ballots),
                Entry.fields(
                        List.of(Field.text("resolution", "Resolution", ResolutionView::id)),
                        List.of(
                                Field.named("member", "Member", names, CastVote::member),
                                Field.text("choice", "Vote", CastVote::choice),
                                Field.named("proxy", "By proxy", names, CastVote::proxy).orNone(),
                                Field.text("on", "On", CastVote::on))));
    }

    private static Section minutes(MeetingView meeting) {
        return Section.of(
                "minutes",
                "Minutes",
                Rows.of(meeting.minutes()),
                List.of(
                        Field.number("draft", "Draft", Draft::draft),
                        Field.text("digest", "SHA-256", Draft::digest),
                        Field.text("note", "Note", Draft::note).orNone(),
                        Field.text("on", "On", Draft::on),
                        Field.flag("approved", "Approved", of -> approval(meeting, of) != null),
                        Field.text("approvedOn", "Approved on", Approval::on)
                                .orNone()
                                .in(of -> approval(meeting, of))));
    }

    /** The approval of a draft of the minutes; null where it was not approved. */
    private static @Nullable Approval approval(MeetingView meeting, Draft draft) {
        Approval approved = meeting.approvedMinutes();
        return approved != null && approved.draft() == draft.draft() ? approved : null;
    }

    private static Section corrigenda(MeetingView meeting) {
        return Section.of(
                "corrigenda",
                "Corrigenda",
                Rows.of(meeting.corrigenda()),
                List.of(
                        Field.number("number", "Number", Corrigendum::number),
                        Field.text("item", "Item", Corrigendum::item).orNone(),
                        Field.text("correction", "Correction", Corrigendum::correction),
                        Field.text("on", "On", Corrigendum::on)));
    }
}
