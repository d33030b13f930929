package org.iioe.ledger.meetings.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.JsonName;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.VoteResult;
import org.iioe.ledger.meetings.projection.MeetingView;
import org.iioe.ledger.meetings.projection.MeetingView.Attendance;
import org.iioe.ledger.meetings.projection.MeetingView.Interest;
import org.iioe.ledger.meetings.projection.ResolutionView;
import org.iioe.ledger.meetings.projection.ResolutionView.Frozen;
import org.iioe.ledger.meetings.projection.ResolutionView.Outcome;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.presidency.projection.ResultBasis;
import org.iioe.ledger.report.Cell;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The draft of a meeting's minutes: numbered sentences that say what is recorded, and no more. */
final class DraftMinutes {
    private final MeetingView meeting;
    private final List<AgendaItem> agenda;
    private final List<ResolutionView> resolutions;
    private final List<ElectionView> elections;
    private final Views.Names names;
    private final List<List<@Nullable Object>> sentences = new ArrayList<>();

    DraftMinutes(
            MeetingView meeting,
            List<ResolutionView> resolutions,
            List<ElectionView> elections,
            Views.Names names) {
        this.meeting = meeting;
        agenda = Objects.requireNonNullElse(meeting.agenda(), List.of());
        this.resolutions = resolutions;
        this.elections = elections;
        this.names = names;
    }

    Section section() {
        opening();
        attendance();
        for (AgendaItem item : agenda) {
            say(item.item(), item.title() + ".");
            treated(item.item());
        }
        treated(null);
        elections.forEach(this::election);
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

    private void say(@Nullable AgendaItemId item, String text) {
        sentences.add(row(sentences.size() + 1, item, text));
    }

    private void opening() {
        List<String> days = meeting.sittings().stream().map(of -> of.on().text()).toList();
        say(
                null,
                "%s of %s, %s%s%s."
                        .formatted(
                                title(or("", meeting.kind()) + " meeting"),
                                meeting.body(),
                                days.isEmpty() ? "on an unknown day" : String.join(" and ", days),
                                after(", ", meeting.place()),
                                after(", ", meeting.mode())));
        say(
                null,
                "Convened by %s. Presiding: %s."
                        .formatted(name(meeting.convener()), name(meeting.chair())));
        if (Boolean.TRUE.equals(meeting.shortNotice())) {
            say(null, "The notice was shorter than the charter asks for.");
        }
    }

    private static String title(String words) {
        String text = words.strip();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A value in words, or something else where it is unknown. */
    private static String or(String otherwise, @Nullable Object value) {
        return Objects.requireNonNullElse(Cell.words(value), otherwise);
    }

    /** A value in words with others before it, or nothing where it is unknown or empty. */
    private static String after(String before, @Nullable Object value) {
        String words = or("", value);
        return words.isEmpty() ? "" : before + words;
    }

    private String name(@Nullable OrganisationId id) {
        return or("(unknown)", names.of(id));
    }

    private void attendance() {
        List<String> there = new ArrayList<>();
        for (Attendance one : meeting.attendance()) {
            there.add(
                    "%s (%s%s%s)"
                            .formatted(
                                    names.of(one.organisation()),
                                    JsonName.of(one.capacity()),
                                    after(", proxy for ", names.all(one.proxiesCounted())),
                                    after(", left at ", one.left())));
        }
        say(
                null,
                there.isEmpty()
                        ? "Nobody's attendance is recorded."
                        : "Present: " + String.join("; ", there) + ".");
    }

    /** What was said and decided on an item; on none of the agenda where it is null. */
    private void treated(@Nullable AgendaItemId item) {
        for (Interest interest : meeting.interests()) {
            if (isOn(interest.item(), item)) {
                say(
                        item,
                        "%s declared an interest: %s."
                                .formatted(
                                        names.of(interest.member()),
                                        or("(unknown)", interest.interest())));
            }
        }
        for (ResolutionView resolution : resolutions) {
            if (isOn(resolution.item(), item)) {
                resolution(item, resolution);
            }
        }
    }

    private boolean isOn(AgendaItemId on, @Nullable AgendaItemId item) {
        return item != null
                ? item.equals(on)
                : agenda.stream().noneMatch(of -> of.item().equals(on));
    }

    private void resolution(@Nullable AgendaItemId item, ResolutionView resolution) {
        String effects = after(" It would have these effects: ", resolution.effects());
        say(
                item,
                "Draft resolution %s, \u201c%s\u201d, moved by %s%s.%s"
                        .formatted(
                                resolution.id(),
                                resolution.title(),
                                names.of(resolution.mover()),
                                after(", seconded by ", names.of(resolution.seconder())),
                                effects.isEmpty() ? "" : effects + "."));
        Frozen frozen = resolution.frozen();
        if (frozen != null) {
            List<OrganisationId> present = frozen.present();
            say(
                    item,
                    "The vote was opened on a roll of %s%s%s, under version %s of the charter%s."
                            .formatted(
                                    frozen.roll().size(),
                                    present != null
                                            ? ", %s there".formatted(present.size())
                                            : ", in writing until " + frozen.deadline(),
                                    present == null ? "" : quorum(frozen.quorate()),
                                    frozen.charterVersion(),
                                    after("; recused: ", names.all(frozen.recused()))));
        }
        outcome(item, resolution);
    }

    private static String quorum(@Nullable Boolean quorate) {
        return quorate == null
                ? ", the quorum unknown"
                : quorate ? ", with a quorum" : ", without a quorum";
    }

    private void outcome(@Nullable AgendaItemId item, ResolutionView resolution) {
        Outcome outcome = resolution.outcome();
        VoteResult count = outcome == null ? null : outcome.count();
        say(
                item,
                "%sThe resolution is %s%s%s."
                        .formatted(
                                count == null
                                        ? ""
                                        : "For %s, against %s, abstentions %s, invalid %s. "
                                                .formatted(
                                                        count.votesFor(),
                                                        count.votesAgainst(),
                                                        count.abstentions(),
                                                        count.invalid()),
                                resolution.status() == ResolutionView.Status.DRAFT
                                        ? "not yet put to the vote"
                                        : JsonName.of(resolution.status()),
                                after(", by ", outcome == null ? null : outcome.how()),
                                after(", because of ", outcome == null ? null : outcome.cause())));
    }

    private void election(ElectionView election) {
        say(
                null,
                "Election %s for %s: %s."
                        .formatted(
                                election.id(),
                                election.office(),
                                election.winner() == null
                                        ? "nobody is elected; it is "
                                                + JsonName.of(election.status())
                                        : "%s is elected (%s)"
                                                .formatted(
                                                        names.of(election.winner()),
                                                        election.result() == ResultBasis.REPORTED
                                                                ? "reported by a source"
                                                                : "computed by the ledger")));
    }

    private void closing() {
        say(
                null,
                meeting.status() == MeetingView.Status.ADJOURNED && meeting.adjournedTo() != null
                        ? "The meeting is adjourned to " + meeting.adjournedTo() + "."
                        : "The meeting is " + JsonName.of(meeting.status()) + ".");
    }
}
