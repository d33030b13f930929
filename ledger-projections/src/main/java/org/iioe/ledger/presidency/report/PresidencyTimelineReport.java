package org.iioe.ledger.presidency.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who held each office, from when to when, and by what right. */
@Component
final class PresidencyTimelineReport implements ReportKind {
    private final Views views;

    PresidencyTimelineReport(Views views) {
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "presidency-timeline",
                "Presidency timeline",
                "Who held each office, from when to when, and by what right.",
                List.of(
                        new Parameter(
                                "office",
                                false,
                                "an office, such as rotating-presidency; all otherwise")),
                List.of("presidency", "membership"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        String office = asked.optional("office");
        if (office != null && !isThere(asked)) {
            throw InvalidParameter.unknown("office", office);
        }
        Views.Names names = views.names(asked.asOf());
        return new Contents(
                "Presidency timeline",
                List.of(
                        "A result is computed from roll, rule and votes, or reported by a source;"
                                + " which of the two is said of each.",
                        "Unknown means that no source says it."),
                List.of(terms(names, asked), changes(names, asked), elections(names, asked)));
    }

    private boolean isThere(ReportRequest asked) {
        AtomicBoolean found = new AtomicBoolean();
        for (String table : List.of("term", "election")) {
            of(table, asked).read(view -> found.set(true));
        }
        return found.get();
    }

    private JsonField.Source of(String table, ReportRequest asked) {
        String office = asked.optional("office");
        return to ->
                views.read(
                        table,
                        "",
                        asked.asOf(),
                        view -> {
                            if (office == null || office.equals(Views.text(view, "office"))) {
                                to.accept(view);
                            }
                        });
    }

    private Section terms(Views.Names names, ReportRequest asked) {
        return JsonField.section(
                "terms",
                "Terms",
                of("term", asked),
                List.of(
                        JsonField.text("office", "Office"),
                        JsonField.text("term", "Term"),
                        JsonField.text("holders", "Held by").allNamed(names),
                        JsonField.text("from", "From"),
                        JsonField.text("to", "To"),
                        JsonField.text("lastDay", "Last day held").orNone(),
                        JsonField.text("endedBy", "Ended by").orNone(),
                        JsonField.flag("acting", "Acting"),
                        JsonField.text("election", "Election").orNone(),
                        JsonField.text("result", "Result").orNone(),
                        JsonField.text("authority", "Resolution").orNone(),
                        JsonField.exceptions("rule"),
                        JsonField.text("ref", "Source").in("source"),
                        JsonField.number("position", "Position")));
    }

    private Section changes(Views.Names names, ReportRequest asked) {
        return new Section(
                "changes",
                "Vacancies and handovers",
                List.of(
                        Column.text("office", "Office"),
                        Column.text("term", "Term"),
                        Column.text("what", "What"),
                        Column.text("left", "Left, or handed over"),
                        Column.text("tookOver", "Took over").orNone(),
                        Column.text("cause", "Cause").orNone(),
                        Column.text("on", "On")),
                to ->
                        of("term", asked)
                                .read(term -> {
                                    for (JsonNode left : term.path("vacancies")) {
                                        to.accept(
                                                row(
                                                        Views.text(term, "office"),
                                                        Views.text(term, "term"),
                                                        "vacancy",
                                                        names.all(left.path("left")),
                                                        null,
                                                        Views.text(left, "cause"),
                                                        Views.text(left, "on")));
                                    }
                                    for (JsonNode over : term.path("handovers")) {
                                        to.accept(
                                                row(
                                                        Views.text(term, "office"),
                                                        Views.text(term, "term"),
                                                        "handover",
                                                        names.all(over.path("handedOver")),
                                                        names.all(over.path("tookOver")),
                                                        null,
                                                        Views.text(over, "on")));
                                    }
                                }));
    }

    private Section elections(Views.Names names, ReportRequest asked) {
        return JsonField.section(
                "elections",
                "Elections",
                of("election", asked),
                List.of(
                        JsonField.text("id", "Election"),
                        JsonField.text("office", "Office"),
                        JsonField.text("term", "Term"),
                        JsonField.text("status", "Status"),
                        JsonField.text("result", "Result").orNone(),
                        JsonField.text("winner", "Elected").named(names).orNone(),
                        JsonField.text("calledOn", "Called on"),
                        JsonField.text("meeting", "Meeting"),
                        JsonField.address(
                                "report",
                                "Report",
                                view ->
                                        "/api/v1/reports/election-report?election=%s&asOf=%s"
                                                .formatted(Views.text(view, "id"), asked.asOf())),
                        JsonField.number("position", "Position")));
    }
}
