package org.iioe.ledger.presidency.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.presidency.projection.TermView;
import org.iioe.ledger.presidency.projection.TermView.Handover;
import org.iioe.ledger.presidency.projection.TermView.Vacancy;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

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
        Rows<TermView> terms =
                views.all(TermView.TABLE, asked.asOf())
                        .where(term -> office == null || office.equals(term.office().value()));
        Rows<ElectionView> elections =
                views.all(ElectionView.TABLE, asked.asOf())
                        .where(of -> office == null || office.equals(of.office().value()));
        if (office != null && !isAny(terms) && !isAny(elections)) {
            throw InvalidParameter.unknown("office", office);
        }
        Views.Names names = views.names(asked.asOf());
        return new Contents(
                "Presidency timeline",
                List.of(
                        "A result is computed from roll, rule and votes, or reported by a source;"
                                + " which of the two is said of each.",
                        "Unknown means that no source says it."),
                List.of(
                        terms(terms, names),
                        changes(terms, names),
                        elections(elections, names, asked.asOf())));
    }

    private static boolean isAny(Rows<?> rows) {
        AtomicBoolean found = new AtomicBoolean();
        rows.read(row -> found.set(true));
        return found.get();
    }

    private static Section terms(Rows<TermView> terms, Views.Names names) {
        return Section.of(
                "terms",
                "Terms",
                terms,
                List.of(
                        Field.text("office", "Office", TermView::office),
                        Field.text("term", "Term", TermView::term),
                        Field.allNamed("holders", "Held by", names, TermView::holders),
                        Field.text("from", "From", TermView::from),
                        Field.text("to", "To", TermView::to),
                        Field.text("lastDay", "Last day held", TermView::lastDay).orNone(),
                        Field.text("endedBy", "Ended by", TermView::endedBy).orNone(),
                        Field.flag("acting", "Acting", TermView::acting),
                        Field.text("election", "Election", TermView::election).orNone(),
                        Field.text("result", "Result", TermView::result).orNone(),
                        Field.text("authority", "Resolution", TermView::authority).orNone(),
                        Field.exceptions("rule", TermView::exceptions),
                        Field.text("ref", "Source", Source::ref).in(TermView::source),
                        Field.number("position", "Position", TermView::position)));
    }

    private static Section changes(Rows<TermView> terms, Views.Names names) {
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
                        terms.read(term -> {
                            for (Vacancy left : term.vacancies()) {
                                to.accept(
                                        row(
                                                term.office(),
                                                term.term(),
                                                "vacancy",
                                                names.all(left.left()),
                                                null,
                                                left.cause(),
                                                left.on()));
                            }
                            for (Handover over : term.handovers()) {
                                to.accept(
                                        row(
                                                term.office(),
                                                term.term(),
                                                "handover",
                                                names.all(over.handedOver()),
                                                names.all(over.tookOver()),
                                                null,
                                                over.on()));
                            }
                        }));
    }

    private static Section elections(Rows<ElectionView> elections, Views.Names names, long asOf) {
        return Section.of(
                "elections",
                "Elections",
                elections,
                List.of(
                        Field.text("id", "Election", ElectionView::id),
                        Field.text("office", "Office", ElectionView::office),
                        Field.text("term", "Term", ElectionView::term),
                        Field.text("status", "Status", ElectionView::status),
                        Field.text("result", "Result", ElectionView::result).orNone(),
                        Field.named("winner", "Elected", names, ElectionView::winner).orNone(),
                        Field.text("calledOn", "Called on", ElectionView::calledOn),
                        Field.text("meeting", "Meeting", ElectionView::meeting),
                        Field.address(
                                "report",
                                "Report",
                                of ->
                                        "/api/v1/reports/election-report?election=%s&asOf=%s"
                                                .formatted(of.id(), asOf)),
                        Field.number("position", "Position", ElectionView::position)));
    }
}
