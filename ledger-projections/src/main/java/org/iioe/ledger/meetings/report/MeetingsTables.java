package org.iioe.ledger.meetings.report;

import static org.iioe.ledger.report.NestedViews.each;

import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.TableDeclaration;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** Meetings with who came, and resolutions with how each member voted. */
@Component
final class MeetingsTables implements Tables {
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
        JsonField.Source meetings = to -> views.read("meeting", "", position, to::accept);
        JsonField.Source resolutions = to -> views.read("resolution", "", position, to::accept);
        return List.of(
                meetings(meetings),
                ofMeeting("sittings", "Sittings of meetings", each(meetings, "sittings"))
                        .number("number", "#")
                        .key()
                        .text("on")
                        .text("from")
                        .text("to")
                        .table(),
                ofMeeting("agendas", "Agendas", each(meetings, "agenda"))
                        .text("item")
                        .key()
                        .text("title")
                        .table(),
                attendance(meetings),
                ofMeeting("interests", "Declared interests", each(meetings, "interests"))
                        .text("member")
                        .text("item")
                        .text("interest")
                        .text("on")
                        .source("source")
                        .table(),
                ofMeeting("minutes", "Drafts of minutes", each(meetings, "minutes"))
                        .number("draft")
                        .key()
                        .text("digest")
                        .text("note")
                        .orNone()
                        .text("on")
                        .source("source")
                        .table(),
                ofMeeting(
                                "corrigenda",
                                "Corrections beside approved minutes",
                                each(meetings, "corrigenda"))
                        .number("number")
                        .key()
                        .text("item")
                        .text("correction")
                        .text("digest")
                        .orNone()
                        .text("on")
                        .source("source")
                        .table(),
                resolutions(resolutions),
                ofResolution("amendments", "Amended drafts", each(resolutions, "amendments"))
                        .text("textDigest")
                        .text("previousDigest")
                        .text("mover")
                        .text("reason")
                        .text("on")
                        .source("source")
                        .table(),
                ofResolution("rolls", "Who could vote", each(resolutions, "vote/roll"))
                        .text("member", "value")
                        .table(),
                ofResolution(
                                "written-rolls",
                                "Who could vote in writing",
                                each(resolutions, "writtenProcedure/roll"))
                        .text("member", "value")
                        .table(),
                ofResolution("votes", "Votes by name", each(resolutions, "ballots"))
                        .number("number", "#")
                        .key()
                        .text("member")
                        .text("choice")
                        .text("proxy")
                        .orNone()
                        .text("on")
                        .source("source")
                        .table(),
                ofResolution("ratified-acts", "Acts ratified later", each(resolutions, "ratified"))
                        .text("act")
                        .text("reason")
                        .text("on")
                        .source("source")
                        .table());
    }

    private static TableDeclaration ofMeeting(String name, String title, JsonField.Source rows) {
        TableDeclaration table = TableDeclaration.of(name, title, rows).text("meeting", "^/id");
        return named(table, name, "sittings agendas minutes corrigenda").refers("meetings", "id");
    }

    private static TableDeclaration ofResolution(String name, String title, JsonField.Source rows) {
        TableDeclaration table = TableDeclaration.of(name, title, rows).text("resolution", "^/id");
        return named(table, name, "votes").refers("resolutions", "id");
    }

    /** The thing itself is the key's first part where the key has more parts. */
    private static TableDeclaration named(TableDeclaration table, String name, String keyed) {
        return List.of(keyed.split(" ")).contains(name) ? table.key() : table;
    }

    private static Table meetings(JsonField.Source meetings) {
        return TableDeclaration.of("meetings", "Meetings", meetings)
                .text("id")
                .key()
                .text("body")
                .text("kind")
                .text("title")
                .text("convener")
                .text("place")
                .text("mode")
                .text("status")
                .number("charterVersion")
                .number("noticeDays")
                .flag("shortNotice")
                .text("chair")
                .text("adjournedTo")
                .orNone()
                .number("approvedDraft", "approvedMinutes/draft")
                .orNone()
                .text("approvedDigest", "approvedMinutes/digest")
                .orNone()
                .text("convenedOn")
                .source("source")
                .number("position")
                .table();
    }

    private static Table attendance(JsonField.Source meetings) {
        return ofMeeting("attendance", "Attendance", each(meetings, "attendance"))
                .text("organisation")
                .text("capacity")
                .text("arrived")
                .text("left")
                .orNone()
                .text("proxyFor")
                .orNone()
                .text("proxiesCounted")
                .orNone()
                .exceptions("exceptions")
                .text("on")
                .source("source")
                .table();
    }

    private static Table resolutions(JsonField.Source resolutions) {
        return TableDeclaration.of("resolutions", "Resolutions", resolutions)
                .text("id")
                .key()
                .text("meeting")
                .refers("meetings", "id")
                .text("item")
                .text("title")
                .text("textDigest")
                .text("mover")
                .text("seconder")
                .text("effects")
                .text("status")
                .text("result")
                .orNone()
                .text("form", "vote/form")
                .orNone()
                .flag("quorate", "vote/quorate")
                .text("how", "outcome/how")
                .orNone()
                .text("cause", "outcome/cause")
                .orNone()
                .number("votesFor", "outcome/count/votesFor")
                .orNone()
                .number("votesAgainst", "outcome/count/votesAgainst")
                .orNone()
                .number("abstentions", "outcome/count/abstentions")
                .orNone()
                .number("invalid", "outcome/count/invalid")
                .orNone()
                .number("present", "outcome/count/present")
                .orNone()
                .number("entitled", "outcome/count/entitled")
                .orNone()
                .text("majority", "outcome/majority")
                .orNone()
                .number("charterVersion", "outcome/charterVersion")
                .orNone()
                .text("decidedOn", "outcome/on")
                .orNone()
                .text("rescindedBy", "rescission/by")
                .orNone()
                .text("submittedOn")
                .source("source")
                .number("position")
                .table();
    }
}
