package org.iioe.ledger.membership.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.funding.report.AllocationSections;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All that an organisation signed, held, voted and received. */
@Component
final class MemberStatementReport implements ReportKind {
    private final Views views;
    private final AllocationSections allocations;

    MemberStatementReport(Views views, AllocationSections allocations) {
        this.views = views;
        this.allocations = allocations;
    }

    @Override
    public About about() {
        return new About(
                "member-statement",
                "Member statement",
                "All that an organisation signed, held, voted and received.",
                List.of(new Parameter("organisation", true, "the id of an organisation")),
                List.of("membership", "meetings", "presidency", "funding", "contributions"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        String id = asked.required("organisation");
        JsonNode view = views.required("organisation", id, asked.asOf());
        Views.Names names = views.names(asked.asOf());
        List<Section> sections =
                new ArrayList<>(
                        List.of(
                                organisation(view),
                                names(view),
                                signed(view),
                                delegates(view),
                                terms(id, asked),
                                candidacies(id, asked),
                                ballots(id, names, asked),
                                votes(id, names, asked),
                                attendance(id, names, asked)));
        sections.addAll(allocations.of(id, names, asked));
        sections.add(inventory(id, asked));
        return new Contents(
                "Member statement: " + names.of(id),
                List.of(
                        "What is given for nothing, and what this organisation gave, stands in its"
                                + " donor report.",
                        "Unknown means that no source says it."),
                sections);
    }

    private static Section organisation(JsonNode view) {
        return JsonField.section(
                "organisation",
                "Organisation",
                List.of(view),
                List.of(
                        JsonField.text("id", "Id"),
                        JsonField.text("name", "Name"),
                        JsonField.text("nameAsGiven", "As given"),
                        JsonField.text("kind", "Kind"),
                        JsonField.text("group", "Group"),
                        JsonField.text("country", "Country"),
                        JsonField.flag("coInitiator", "Co-initiator"),
                        JsonField.text("membershipClass", "Member as").in("membership").orNone(),
                        JsonField.text("status", "Status").in("membership").orNone(),
                        JsonField.text("since", "Since").in("membership").orNone(),
                        JsonField.text("votesFrom", "Votes from")
                                .from(each ->
                                        each.path("membership").isObject()
                                                ? Views.text(each.path("membership"), "votesFrom")
                                                : "not a member"),
                        JsonField.number("charterVersion", "Charter").in("membership").orNone()));
    }

    private static Section names(JsonNode view) {
        return new Section(
                "names",
                "Names and mended errors",
                List.of(
                        Column.text("what", "What"),
                        Column.text("was", "Was"),
                        Column.text("is", "Is"),
                        Column.text("reason", "Reason").orNone(),
                        Column.text("until", "Until").orNone(),
                        Column.number("position", "Position").orNone()),
                to -> {
                    for (JsonNode former : view.path("earlierNames")) {
                        to.accept(
                                row(
                                        "earlier name",
                                        Views.text(former, "name"),
                                        Views.text(view, "name"),
                                        null,
                                        Views.text(former, "until"),
                                        null));
                    }
                    for (JsonNode mended : view.path("corrections")) {
                        to.accept(
                                row(
                                        "mended " + Views.text(mended, "field"),
                                        Views.text(mended, "was"),
                                        Views.text(mended, "is"),
                                        Views.text(mended, "reason"),
                                        null,
                                        Views.number(mended, "position")));
                    }
                });
    }

    private static Section signed(JsonNode view) {
        return JsonField.section(
                "signed",
                "Letters and agreements",
                view.path("signed"),
                List.of(
                        JsonField.text("instrument", "Instrument"),
                        JsonField.text("on", "Signed on"),
                        JsonField.text("signatory", "Signed by"),
                        JsonField.text("place", "Place"),
                        JsonField.text("digest", "SHA-256 of the document"),
                        JsonField.text("inForceFrom", "In force from"),
                        JsonField.text("expires", "Expires").orNone(),
                        JsonField.text("ended", "Ended").orNone(),
                        JsonField.exceptions("rule"),
                        JsonField.text("ref", "Source").in("source"),
                        JsonField.text("certainty", "Certainty").in("source"),
                        JsonField.number("position", "Position")));
    }

    private static Section delegates(JsonNode view) {
        return JsonField.section(
                "delegates",
                "Delegates",
                view.path("membership").path("delegates"),
                List.of(
                        JsonField.text("person", "Person"),
                        JsonField.flag("alternate", "Alternate"),
                        JsonField.text("from", "From"),
                        JsonField.text("until", "Until").orNone()));
    }

    private static boolean has(JsonNode list, String id) {
        return list.valueStream().anyMatch(of -> id.equals(of.asString("")));
    }

    private Section terms(String id, ReportRequest asked) {
        return JsonField.section(
                "terms",
                "Offices held",
                to ->
                        views.read(
                                "term",
                                "",
                                asked.asOf(),
                                term -> {
                                    if (has(term.path("holders"), id)) {
                                        to.accept(term);
                                    }
                                }),
                List.of(
                        JsonField.text("office", "Office"),
                        JsonField.text("term", "Term"),
                        JsonField.text("from", "From"),
                        JsonField.text("to", "To"),
                        JsonField.flag("acting", "Acting"),
                        JsonField.text("election", "Election").orNone(),
                        JsonField.text("result", "Result").orNone(),
                        JsonField.text("ended", "Ended").orNone(),
                        JsonField.text("endedBy", "Ended by").orNone(),
                        JsonField.number("position", "Position")));
    }

    private Section candidacies(String id, ReportRequest asked) {
        return new Section(
                "candidacies",
                "Candidacies",
                List.of(
                        Column.text("election", "Election"),
                        Column.text("office", "Office"),
                        Column.text("status", "Candidacy"),
                        Column.text("rule", "Rule").orNone(),
                        Column.text("outcome", "Election is"),
                        Column.flag("elected", "Elected")),
                to ->
                        views.read(
                                "election",
                                "",
                                asked.asOf(),
                                election -> {
                                    for (JsonNode candidacy : election.path("candidates")) {
                                        if (id.equals(Views.text(candidacy, "candidate"))) {
                                            to.accept(
                                                    row(
                                                            Views.text(election, "id"),
                                                            Views.text(election, "office"),
                                                            Views.text(candidacy, "status"),
                                                            Views.text(candidacy, "rule"),
                                                            Views.text(election, "status"),
                                                            id.equals(
                                                                    Views.text(
                                                                            election, "winner"))));
                                        }
                                    }
                                }));
    }

    private Section ballots(String id, Views.Names names, ReportRequest asked) {
        return new Section(
                "ballots",
                "Ballots in elections",
                List.of(
                        Column.text("election", "Election"),
                        Column.number("round", "Round"),
                        Column.text("form", "Form"),
                        Column.flag("present", "There"),
                        Column.text("vote", "Vote"),
                        Column.text("on", "On")),
                to ->
                        views.read(
                                "election",
                                "",
                                asked.asOf(),
                                election -> {
                                    for (JsonNode ballot : election.path("ballots")) {
                                        if (has(ballot.path("roll"), id)) {
                                            to.accept(ballot(id, election, ballot, names));
                                        }
                                    }
                                }));
    }

    private static List<@Nullable Object> ballot(
            String id, JsonNode election, JsonNode ballot, Views.Names names) {
        JsonNode cast =
                ballot.path("votes")
                        .valueStream()
                        .filter(vote -> id.equals(Views.text(vote, "member")))
                        .findFirst()
                        .orElse(null);
        String vote =
                cast != null
                        ? Objects.requireNonNullElse(names.of(cast, "candidate"), "abstained")
                        : "secret".equals(Views.text(ballot, "form")) ? "secret" : "none cast";
        return row(
                Views.text(election, "id"),
                Views.number(ballot, "round"),
                Views.text(ballot, "form"),
                ballot.path("present").isArray() ? has(ballot.path("present"), id) : null,
                vote,
                Views.text(ballot, "on"));
    }

    private Section votes(String id, Views.Names names, ReportRequest asked) {
        return new Section(
                "votes",
                "Votes on resolutions",
                List.of(
                        Column.text("resolution", "Resolution"),
                        Column.text("title", "Title"),
                        Column.text("part", "Part in it"),
                        Column.text("vote", "Vote").orNone(),
                        Column.text("proxy", "Voted by proxy").orNone(),
                        Column.text("status", "Resolution is"),
                        Column.text("on", "On").orNone()),
                to ->
                        views.read(
                                "resolution",
                                "",
                                asked.asOf(),
                                resolution -> {
                                    List<@Nullable Object> cells = vote(id, resolution, names);
                                    if (!cells.isEmpty()) {
                                        to.accept(cells);
                                    }
                                }));
    }

    /** The cells of a resolution; none where it had no part in it. */
    private static List<@Nullable Object> vote(String id, JsonNode resolution, Views.Names names) {
        JsonNode frozen =
                resolution.path("vote").isObject()
                        ? resolution.path("vote")
                        : resolution.path("writtenProcedure");
        JsonNode cast =
                resolution
                        .path("ballots")
                        .valueStream()
                        .filter(vote -> id.equals(Views.text(vote, "member")))
                        .findFirst()
                        .orElse(null);
        boolean mover = id.equals(Views.text(resolution, "mover"));
        boolean entitled = has(frozen.path("roll"), id);
        if (!mover && !entitled && cast == null) {
            return List.of();
        }
        String part =
                has(frozen.path("recused"), id)
                        ? "recused"
                        : !entitled
                                ? "mover"
                                : frozen.path("present").isArray()
                                                && !has(frozen.path("present"), id)
                                        ? "entitled, absent"
                                        : "entitled";
        return row(
                Views.text(resolution, "id"),
                Views.text(resolution, "title"),
                mover && entitled ? part + ", mover" : part,
                cast == null ? null : Views.text(cast, "choice"),
                cast == null ? null : names.of(cast, "proxy"),
                Views.text(resolution, "status"),
                cast == null ? null : Views.text(cast, "on"));
    }

    private Section attendance(String id, Views.Names names, ReportRequest asked) {
        return new Section(
                "attendance",
                "Attendance",
                List.of(
                        Column.text("meeting", "Meeting"),
                        Column.text("capacity", "Capacity"),
                        Column.text("representedBy", "Represented by").orNone(),
                        Column.text("arrived", "Arrived"),
                        Column.text("left", "Left").orNone(),
                        Column.text("on", "On")),
                to ->
                        views.read(
                                "meeting",
                                "",
                                asked.asOf(),
                                meeting -> {
                                    for (JsonNode one : meeting.path("attendance")) {
                                        boolean self = id.equals(Views.text(one, "organisation"));
                                        if (self || has(one.path("proxiesCounted"), id)) {
                                            to.accept(
                                                    row(
                                                            Views.text(meeting, "id"),
                                                            Views.text(one, "capacity"),
                                                            self
                                                                    ? null
                                                                    : names.of(one, "organisation"),
                                                            Views.text(one, "arrived"),
                                                            Views.text(one, "left"),
                                                            Views.text(one, "on")));
                                        }
                                    }
                                }));
    }

    private Section inventory(String id, ReportRequest asked) {
        return JsonField.section(
                "inventory",
                "Held or meant for it",
                to ->
                        views.read(
                                "inventory",
                                "",
                                asked.asOf(),
                                unit -> {
                                    if (id.equals(Views.text(unit, "member"))
                                            || id.equals(Views.text(unit, "meantFor"))) {
                                        to.accept(unit);
                                    }
                                }),
                List.of(
                        JsonField.text("contribution", "Contribution"),
                        JsonField.text("line", "Line"),
                        JsonField.text("description", "Description"),
                        JsonField.text("maker", "Maker").in("item").orNone(),
                        JsonField.text("model", "Model").in("item").orNone(),
                        JsonField.text("serial", "Serial number").in("item").orNone(),
                        JsonField.number("quantity", "Quantity"),
                        JsonField.text("unit", "Unit"),
                        JsonField.text("whereabouts", "Where"),
                        JsonField.text("title", "Title"),
                        JsonField.text("condition", "Condition"),
                        JsonField.text("since", "Since"),
                        JsonField.number("position", "Position")));
    }
}
