package org.iioe.ledger.meetings.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The draft of a meeting's minutes: numbered sentences that say what is recorded, and no more. */
final class DraftMinutes {
    private final JsonNode meeting;
    private final List<ObjectNode> resolutions;
    private final List<ObjectNode> elections;
    private final Views.Names names;
    private final List<List<@Nullable Object>> sentences = new ArrayList<>();

    DraftMinutes(
            JsonNode meeting,
            List<ObjectNode> resolutions,
            List<ObjectNode> elections,
            Views.Names names) {
        this.meeting = meeting;
        this.resolutions = resolutions;
        this.elections = elections;
        this.names = names;
    }

    Section section() {
        opening();
        attendance();
        for (JsonNode item : meeting.path("agenda")) {
            String id = Views.text(item, "item");
            say(id, Views.text(item, "title") + ".");
            treated(id);
        }
        treated(null);
        for (JsonNode election : elections) {
            election(election);
        }
        closing();
        return Section.of(
                "draftMinutes",
                "Draft minutes",
                List.of(
                        Column.number("number", "No."),
                        Column.text("item", "Item").orNone(),
                        Column.text("text", "Text")),
                sentences);
    }

    private void say(@Nullable String item, String text) {
        sentences.add(row(sentences.size() + 1, item, text));
    }

    private void opening() {
        List<String> days = new ArrayList<>();
        meeting.path("sittings").forEach(sitting -> days.add(said(sitting, "on")));
        String place = Views.text(meeting, "place");
        String mode = Views.text(meeting, "mode");
        say(
                null,
                "%s of %s, %s%s%s."
                        .formatted(
                                title(
                                        Objects.requireNonNullElse(Views.text(meeting, "kind"), "")
                                                + " meeting"),
                                said(meeting, "body"),
                                days.isEmpty() ? "on an unknown day" : String.join(" and ", days),
                                place == null ? "" : ", " + place,
                                mode == null ? "" : ", " + mode));
        String convener = names.of(meeting, "convener");
        String chair = names.of(meeting, "chair");
        say(
                null,
                "Convened by %s. Presiding: %s."
                        .formatted(
                                convener == null ? "(unknown)" : convener,
                                chair == null ? "(unknown)" : chair));
        if (Boolean.TRUE.equals(Views.flag(meeting, "shortNotice"))) {
            say(null, "The notice was shorter than the charter asks for.");
        }
    }

    private static String title(String words) {
        String text = words.strip();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String said(JsonNode view, String member) {
        return Objects.requireNonNullElse(Views.text(view, member), "(unknown)");
    }

    private void attendance() {
        List<String> there = new ArrayList<>();
        for (JsonNode one : meeting.path("attendance")) {
            String proxies = names.all(one.path("proxiesCounted"));
            String left = Views.text(one, "left");
            there.add(
                    "%s (%s%s%s)"
                            .formatted(
                                    names.of(one, "organisation"),
                                    said(one, "capacity"),
                                    proxies == null || proxies.isEmpty()
                                            ? ""
                                            : ", proxy for " + proxies,
                                    left == null ? "" : ", left at " + left));
        }
        say(
                null,
                there.isEmpty()
                        ? "Nobody's attendance is recorded."
                        : "Present: " + String.join("; ", there) + ".");
    }

    /** What was said and decided on an item; on none of the agenda where it is null. */
    private void treated(@Nullable String item) {
        for (JsonNode interest : meeting.path("interests")) {
            if (isOn(interest, item)) {
                say(
                        item,
                        "%s declared an interest: %s."
                                .formatted(
                                        names.of(interest, "member"), said(interest, "interest")));
            }
        }
        for (JsonNode resolution : resolutions) {
            if (isOn(resolution, item)) {
                resolution(item, resolution);
            }
        }
    }

    private boolean isOn(JsonNode act, @Nullable String item) {
        String on = Views.text(act, "item");
        if (item != null) {
            return item.equals(on);
        }
        return meeting.path("agenda")
                .valueStream()
                .noneMatch(of -> Objects.equals(on, Views.text(of, "item")));
    }

    private void resolution(@Nullable String item, JsonNode resolution) {
        String seconder = names.of(resolution, "seconder");
        String effects = Views.joined(resolution.path("effects"));
        say(
                item,
                "Draft resolution %s, \u201c%s\u201d, moved by %s%s.%s"
                        .formatted(
                                said(resolution, "id"),
                                said(resolution, "title"),
                                names.of(resolution, "mover"),
                                seconder == null ? "" : ", seconded by " + seconder,
                                effects == null || effects.isEmpty()
                                        ? ""
                                        : " It would have these effects: " + effects + "."));
        JsonNode frozen = MeetingRecordReport.frozen(resolution);
        if (frozen.isObject()) {
            String recused = names.all(frozen.path("recused"));
            say(
                    item,
                    "The vote was opened on a roll of %s%s%s, under version %s of the charter%s."
                            .formatted(
                                    frozen.path("roll").size(),
                                    frozen.path("present").isArray()
                                            ? ", %s there".formatted(frozen.path("present").size())
                                            : ", in writing until " + said(frozen, "deadline"),
                                    quorum(frozen),
                                    said(frozen, "charterVersion"),
                                    recused == null || recused.isEmpty()
                                            ? ""
                                            : "; recused: " + recused));
        }
        outcome(item, resolution);
    }

    private static String quorum(JsonNode frozen) {
        Boolean quorate = Views.flag(frozen, "quorate");
        return !frozen.has("quorate")
                ? ""
                : quorate == null
                        ? ", the quorum unknown"
                        : quorate ? ", with a quorum" : ", without a quorum";
    }

    private void outcome(@Nullable String item, JsonNode resolution) {
        JsonNode count = resolution.path("outcome").path("count");
        String counted =
                count.isObject()
                        ? "For %s, against %s, abstentions %s, invalid %s. "
                                .formatted(
                                        said(count, "votesFor"),
                                        said(count, "votesAgainst"),
                                        said(count, "abstentions"),
                                        said(count, "invalid"))
                        : "";
        String status = said(resolution, "status");
        String how = Views.text(resolution.path("outcome"), "how");
        String cause = Views.text(resolution.path("outcome"), "cause");
        say(
                item,
                "%sThe resolution is %s%s%s."
                        .formatted(
                                counted,
                                status.equals("draft") ? "not yet put to the vote" : status,
                                how == null ? "" : ", by " + how,
                                cause == null ? "" : ", because of " + cause));
    }

    private void election(JsonNode election) {
        String winner = names.of(election, "winner");
        String result = Views.text(election, "result");
        say(
                null,
                "Election %s for %s: %s."
                        .formatted(
                                said(election, "id"),
                                said(election, "office"),
                                winner == null
                                        ? "nobody is elected; it is " + said(election, "status")
                                        : "%s is elected (%s)"
                                                .formatted(
                                                        winner,
                                                        "reported".equals(result)
                                                                ? "reported by a source"
                                                                : "computed by the ledger")));
    }

    private void closing() {
        String status = said(meeting, "status");
        String adjourned = Views.text(meeting, "adjournedTo");
        say(
                null,
                "adjourned".equals(status) && adjourned != null
                        ? "The meeting is adjourned to " + adjourned + "."
                        : "The meeting is " + status + ".");
    }
}
