package org.iioe.ledger.meetings.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

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
        JsonNode meeting = views.required("meeting", asked.required("meeting"), asked.asOf());
        Views.Names names = views.names(asked.asOf());
        List<ObjectNode> resolutions = new ArrayList<>();
        for (JsonNode id : meeting.path("resolutions")) {
            views.find("resolution", id.asString(), asked.asOf()).ifPresent(resolutions::add);
        }
        List<ObjectNode> elections = new ArrayList<>();
        String of = Views.text(meeting, "id");
        views.read(
                "election",
                "",
                asked.asOf(),
                election -> {
                    boolean here =
                            String.valueOf(of).equals(Views.text(election, "meeting"))
                                    || election.path("ballots")
                                            .valueStream()
                                            .anyMatch(ballot ->
                                                    String.valueOf(of)
                                                            .equals(Views.text(ballot, "meeting")));
                    if (here) {
                        elections.add(election);
                    }
                });
        String title = Views.text(meeting, "title");
        return new Contents(
                "Meeting record: " + (title == null ? of : title),
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

    private static Section meeting(JsonNode meeting, Views.Names names) {
        return JsonField.section(
                "meeting",
                "Meeting",
                List.of(meeting),
                List.of(
                        JsonField.text("id", "Meeting"),
                        JsonField.text("body", "Body"),
                        JsonField.text("kind", "Kind"),
                        JsonField.text("convener", "Convened by").named(names),
                        JsonField.text("convenedOn", "Convened on"),
                        JsonField.text("place", "Place"),
                        JsonField.text("mode", "Mode"),
                        JsonField.text("chair", "Presiding").named(names),
                        JsonField.text("status", "Status"),
                        JsonField.number("charterVersion", "Charter"),
                        JsonField.number("noticeDays", "Notice, days"),
                        JsonField.flag("shortNotice", "Short notice"),
                        JsonField.text("ref", "Source").in("source"),
                        JsonField.number("position", "Position")));
    }

    private static Section sittings(JsonNode meeting) {
        return JsonField.section(
                "sittings",
                "Sittings",
                meeting.path("sittings"),
                List.of(
                        JsonField.text("on", "On"),
                        JsonField.text("from", "From"),
                        JsonField.text("to", "To")));
    }

    private static Section agenda(JsonNode meeting) {
        return JsonField.section(
                "agenda",
                meeting.path("agenda").isArray() ? "Agenda" : "Agenda: unknown",
                meeting.path("agenda"),
                List.of(JsonField.text("item", "Item"), JsonField.text("title", "Title")));
    }

    private static Section attendance(JsonNode meeting, Views.Names names) {
        return JsonField.section(
                "attendance",
                "Attendance",
                meeting.path("attendance"),
                List.of(
                        JsonField.text("organisation", "Organisation").named(names),
                        JsonField.text("capacity", "Capacity"),
                        JsonField.text("arrived", "Arrived"),
                        JsonField.text("left", "Left").orNone(),
                        JsonField.text("proxiesCounted", "Proxy for").allNamed(names).orNone(),
                        JsonField.exceptions("rule"),
                        JsonField.text("on", "On")));
    }

    private static Section interests(JsonNode meeting, Views.Names names) {
        return JsonField.section(
                "interests",
                "Interests declared",
                meeting.path("interests"),
                List.of(
                        JsonField.text("member", "Member").named(names),
                        JsonField.text("item", "Item"),
                        JsonField.text("interest", "Interest"),
                        JsonField.text("on", "On")));
    }

    /** What was frozen when the vote on a resolution opened. */
    static JsonNode frozen(JsonNode resolution) {
        return resolution.path("vote").isObject()
                ? resolution.path("vote")
                : resolution.path("writtenProcedure");
    }

    private static Section resolutions(List<ObjectNode> resolutions, Views.Names names) {
        return JsonField.section(
                "resolutions",
                "Resolutions",
                to -> resolutions.forEach(to),
                List.of(
                        JsonField.text("id", "Resolution"),
                        JsonField.text("item", "Item"),
                        JsonField.text("title", "Title"),
                        JsonField.text("mover", "Moved by").named(names),
                        JsonField.text("seconder", "Seconded by").named(names).orNone(),
                        JsonField.text("form", "Form")
                                .from(view -> Views.text(frozen(view), "form"))
                                .orNone(),
                        JsonField.number("roll", "On the roll")
                                .from(view -> size(frozen(view).path("roll")))
                                .orNone(),
                        JsonField.number("present", "There")
                                .from(view -> size(frozen(view).path("present")))
                                .orNone(),
                        JsonField.flag("quorate", "Quorum")
                                .from(view -> Views.flag(frozen(view), "quorate"))
                                .orNone(),
                        JsonField.number("votesFor", "For").in("outcome", "count").orNone(),
                        JsonField.number("votesAgainst", "Against").in("outcome", "count").orNone(),
                        JsonField.number("abstentions", "Abstained")
                                .in("outcome", "count")
                                .orNone(),
                        JsonField.text("status", "Status"),
                        JsonField.text("result", "Result").orNone(),
                        JsonField.number("position", "Position")));
    }

    private static @Nullable Long size(JsonNode list) {
        return list.isArray() ? (long) list.size() : null;
    }

    private static Section votes(List<ObjectNode> resolutions, Views.Names names) {
        return new Section(
                "votes",
                "Votes by name",
                List.of(
                        Column.text("resolution", "Resolution"),
                        Column.text("member", "Member"),
                        Column.text("choice", "Vote"),
                        Column.text("proxy", "By proxy").orNone(),
                        Column.text("on", "On")),
                to -> {
                    for (JsonNode resolution : resolutions) {
                        for (JsonNode vote : resolution.path("ballots")) {
                            to.accept(
                                    row(
                                            Views.text(resolution, "id"),
                                            names.of(vote, "member"),
                                            Views.text(vote, "choice"),
                                            names.of(vote, "proxy"),
                                            Views.text(vote, "on")));
                        }
                    }
                });
    }

    private static Section minutes(JsonNode meeting) {
        JsonNode approved = meeting.path("approvedMinutes");
        return JsonField.section(
                "minutes",
                "Minutes",
                meeting.path("minutes"),
                List.of(
                        JsonField.number("draft", "Draft"),
                        JsonField.text("digest", "SHA-256"),
                        JsonField.text("note", "Note").orNone(),
                        JsonField.text("on", "On"),
                        JsonField.flag("approved", "Approved")
                                .from(view ->
                                        approved.isObject()
                                                && view.path("draft")
                                                        .equals(approved.path("draft"))),
                        JsonField.text("approvedOn", "Approved on")
                                .from(view ->
                                        view.path("draft").equals(approved.path("draft"))
                                                ? Views.text(approved, "on")
                                                : null)
                                .orNone()));
    }

    private static Section corrigenda(JsonNode meeting) {
        return JsonField.section(
                "corrigenda",
                "Corrigenda",
                meeting.path("corrigenda"),
                List.of(
                        JsonField.number("number", "Number"),
                        JsonField.text("item", "Item").orNone(),
                        JsonField.text("correction", "Correction"),
                        JsonField.text("on", "On")));
    }
}
