package org.iioe.ledger.presidency.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
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
        JsonNode election = views.required("election", asked.required("election"), asked.asOf());
        Views.Names names = views.names(asked.asOf());
        List<String> notes = new ArrayList<>();
        notes.add(
                switch (String.valueOf(Views.text(election, "result"))) {
                    case "computed" ->
                            "The result was computed by the ledger, from what is shown here.";
                    case "reported" ->
                            "The result is reported by a source. The ledger did not compute it.";
                    default -> "There is no result.";
                });
        notes.add("Unknown means that no source says it, or that the charter does not.");
        return new Contents(
                "Election report: " + Views.text(election, "id"),
                notes,
                List.of(
                        election(election, names),
                        reported(election, names),
                        candidates(election, names),
                        ballots(election),
                        roll(election, names),
                        counts(election, names),
                        lots(election, names)));
    }

    private static Section election(JsonNode election, Views.Names names) {
        return JsonField.section(
                "election",
                "Election",
                List.of(election),
                List.of(
                        JsonField.text("id", "Election"),
                        JsonField.text("office", "Office"),
                        JsonField.text("term", "Term"),
                        JsonField.text("kind", "Kind"),
                        JsonField.text("from", "From"),
                        JsonField.text("to", "To"),
                        JsonField.number("charterVersion", "Charter"),
                        JsonField.text("calledOn", "Called on"),
                        JsonField.text("meeting", "Meeting"),
                        JsonField.text("status", "Status"),
                        JsonField.text("winner", "Elected").named(names).orNone(),
                        JsonField.text("result", "Result").orNone(),
                        JsonField.text("presider", "Declared by")
                                .in("acclamation")
                                .from(view -> names.of(view.path("acclamation"), "presider"))
                                .orNone(),
                        JsonField.text("authority", "Annulled by").in("annulment").orNone(),
                        JsonField.exceptions("rule"),
                        JsonField.number("position", "Position")));
    }

    private static Section reported(JsonNode election, Views.Names names) {
        JsonNode report = election.path("report");
        return JsonField.section(
                "reported",
                "As a source reports it",
                report.isObject() ? List.of(report) : List.of(),
                List.of(
                        JsonField.text("method", "Method"),
                        JsonField.text("votes", "Votes")
                                .from(view -> inWords(view.path("votes"), names)),
                        JsonField.text("roll", "Roll").allNamed(names),
                        JsonField.text("on", "On"),
                        JsonField.text("ref", "Source").in("source"),
                        JsonField.text("certainty", "Certainty").in("source")));
    }

    private static @org.jspecify.annotations.Nullable String inWords(
            JsonNode votes, Views.Names names) {
        if (!votes.isArray()) {
            return null;
        }
        List<String> each = new ArrayList<>();
        votes.forEach(of -> each.add(names.of(of, "candidate") + ": " + Views.number(of, "votes")));
        return String.join(", ", each);
    }

    private static Section candidates(JsonNode election, Views.Names names) {
        return JsonField.section(
                "candidates",
                "Candidates",
                election.path("candidates"),
                List.of(
                        JsonField.text("candidate", "Candidate").named(names),
                        JsonField.text("nominator", "Nominated by").named(names),
                        JsonField.text("status", "Status"),
                        JsonField.text("rule", "Rule").orNone(),
                        JsonField.text("reason", "Reason").orNone()));
    }

    private static Section ballots(JsonNode election) {
        return JsonField.section(
                "ballots",
                "Ballots",
                election.path("ballots"),
                List.of(
                        JsonField.number("round", "Round"),
                        JsonField.text("form", "Form"),
                        JsonField.text("on", "On"),
                        JsonField.text("meeting", "Meeting").orNone(),
                        JsonField.number("roll", "On the roll")
                                .from(view -> (long) view.path("roll").size()),
                        JsonField.number("present", "There")
                                .from(view ->
                                        view.path("present").isArray()
                                                ? (long) view.path("present").size()
                                                : null),
                        JsonField.text("quorum", "Quorum").in("rules"),
                        JsonField.text("majority", "Majority").in("rules"),
                        JsonField.number("runOffCandidates", "In a run-off").in("rules"),
                        JsonField.text("tieBreak", "Tie-break").in("rules"),
                        JsonField.number("charterVersion", "Charter"),
                        JsonField.text("outcome", "Outcome")
                                .from(view -> Views.text(view.path("outcome"), "kind"))
                                .orNone()));
    }

    private static Section roll(JsonNode election, Views.Names names) {
        return new Section(
                "roll",
                "Roll and votes",
                List.of(
                        Column.number("round", "Round"),
                        Column.text("member", "Member"),
                        Column.flag("present", "There"),
                        Column.text("vote", "Vote").orNone(),
                        Column.text("on", "On").orNone()),
                to -> {
                    for (JsonNode ballot : election.path("ballots")) {
                        for (JsonNode member : ballot.path("roll")) {
                            String id = member.asString();
                            JsonNode cast =
                                    ballot.path("votes")
                                            .valueStream()
                                            .filter(of -> id.equals(Views.text(of, "member")))
                                            .findFirst()
                                            .orElse(null);
                            JsonNode present = ballot.path("present");
                            String vote =
                                    cast == null
                                            ? null
                                            : Boolean.TRUE.equals(Views.flag(cast, "abstains"))
                                                    ? "abstains"
                                                    : names.of(cast, "candidate");
                            to.accept(
                                    row(
                                            Views.number(ballot, "round"),
                                            names.of(id),
                                            present.isArray()
                                                    ? present.valueStream()
                                                            .anyMatch(
                                                                    of -> id.equals(of.asString()))
                                                    : null,
                                            vote,
                                            cast == null ? null : Views.text(cast, "on")));
                        }
                    }
                });
    }

    private static Section counts(JsonNode election, Views.Names names) {
        return new Section(
                "counts",
                "Counts",
                List.of(
                        Column.number("round", "Round"),
                        Column.text("count", "Count"),
                        Column.number("votes", "Votes"),
                        Column.text("basis", "Counted from")),
                to -> {
                    for (JsonNode ballot : election.path("ballots")) {
                        Long round = Views.number(ballot, "round");
                        JsonNode count = ballot.path("outcome").path("count");
                        String basis =
                                ballot.path("tally").isObject()
                                        ? "attested by the tellers "
                                                + Views.joined(ballot.path("tally").path("tellers"))
                                        : "votes by name";
                        for (JsonNode of : count.path("votes")) {
                            to.accept(
                                    row(
                                            round,
                                            names.of(of, "candidate"),
                                            Views.number(of, "votes"),
                                            basis));
                        }
                        for (String other :
                                List.of("abstentions", "invalid", "present", "entitled")) {
                            if (count.has(other)) {
                                to.accept(row(round, other, Views.number(count, other), basis));
                            }
                        }
                    }
                });
    }

    private static Section lots(JsonNode election, Views.Names names) {
        return JsonField.section(
                "lots",
                "Lots (RFC 3797)",
                to -> {
                    for (JsonNode ballot : election.path("ballots")) {
                        if (ballot.path("lot").isObject()) {
                            to.accept(ballot);
                        }
                    }
                },
                List.of(
                        JsonField.number("round", "Round"),
                        JsonField.text("winner", "Drawn")
                                .from(view -> names.of(view.path("lot"), "winner")),
                        JsonField.text("candidates", "Among")
                                .from(view -> names.all(view.path("lot").path("candidates"))),
                        JsonField.text("sources", "Sources, frozen before")
                                .from(view -> Views.joined(view.path("lotSources"))),
                        JsonField.text("values", "Values")
                                .from(view -> Views.joined(view.path("lot").path("values"))),
                        JsonField.text("key", "Key").in("lot"),
                        JsonField.text("on", "On").in("lot")));
    }
}
