package org.iioe.ledger.meetings.report;

import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.Sitting;
import org.iioe.ledger.meetings.projection.MeetingView;
import org.iioe.ledger.meetings.projection.MeetingView.Approval;
import org.iioe.ledger.meetings.projection.MeetingView.Attendance;
import org.iioe.ledger.meetings.projection.MeetingView.Corrigendum;
import org.iioe.ledger.meetings.projection.MeetingView.Draft;
import org.iioe.ledger.meetings.projection.MeetingView.Interest;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Meetings with who came, and resolutions with how each member voted. */
@Component
final class MeetingsTables implements Tables {
    private static final Field<MeetingView> MEETING =
            Field.text("meeting", MeetingView::id).refers("meetings", "id");

    private final Views views;
    private final ResolutionTables resolutions;

    MeetingsTables(Views views) {
        this.views = views;
        resolutions = new ResolutionTables(views);
    }

    @Override
    public List<String> projections() {
        return List.of("meetings");
    }

    @Override
    public List<Table> asOf(long position) {
        Rows<MeetingView> meetings = views.all(MeetingView.TABLE, position);
        List<Table> tables = new ArrayList<>();
        tables.addAll(
                List.of(
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
                        corrigenda(meetings)));
        tables.addAll(resolutions.asOf(position));
        return tables;
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
}
