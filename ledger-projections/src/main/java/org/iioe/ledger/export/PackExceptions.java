package org.iioe.ledger.export;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.log.SealedEvent;
import org.iioe.ledger.log.SealedEvents;
import org.iioe.ledger.report.Cell;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The facts of all domains that break a rule, those first that no resolution has ratified. */
@Component
final class PackExceptions {
    /**
     * Leaves out most entries that have no exception, unread. Whether one has any is read from its
     * event.
     */
    private static final String MAY_HAVE_EXCEPTIONS =
            """
            SELECT position FROM sealed_entry
             WHERE position <= ?
               AND (position(convert_to('"exceptions":[{', 'UTF8') IN entry) > 0
                    OR position(convert_to('"exception":{', 'UTF8') IN entry) > 0)
             ORDER BY position
            """;

    private final JdbcClient database;
    private final SealedEvents events;
    private final Views views;

    PackExceptions(JdbcClient database, SealedEvents events, Views views) {
        this.database = database;
        this.events = events;
        this.views = views;
    }

    Section section(long position) {
        return new Section(
                "exceptions",
                "Exceptions: facts that break a rule, those not ratified first",
                List.of(
                        Column.number("position", "Position"),
                        Column.text("event", "What"),
                        Column.text("subject", "Of"),
                        Column.text("rule", "Rule"),
                        Column.text("reason", "Reason"),
                        Column.text("ratifiedBy", "Ratified by").orNone()),
                to -> {
                    Map<Long, String> ratified = ratified(position);
                    List<Long> all =
                            database.sql(MAY_HAVE_EXCEPTIONS)
                                    .param(position)
                                    .query((row, number) -> row.getLong(1))
                                    .list();
                    for (boolean cured : new boolean[] {false, true}) {
                        events.read(
                                all.stream()
                                        .filter(at -> ratified.containsKey(at) == cured)
                                        .toList(),
                                entry -> {
                                    for (RecordedException exception : exceptions(entry)) {
                                        to.accept(cells(entry, exception, ratified));
                                    }
                                });
                    }
                });
    }

    private static List<RecordedException> exceptions(SealedEvent entry) {
        return entry.event() instanceof RecordedFact fact ? fact.exceptions() : List.of();
    }

    private static List<@Nullable Object> cells(
            SealedEvent entry, RecordedException exception, Map<Long, String> ratified) {
        return row(
                entry.position(),
                entry.type(),
                entry.stored().subject(),
                exception.rule(),
                exception.reason(),
                ratified.get(entry.position()));
    }

    private Map<Long, String> ratified(long position) {
        Map<Long, String> ratified = new HashMap<>();
        views.all(FundView.TABLE, position)
                .each(FundView::exceptions)
                .read(exception -> {
                    String by = Cell.words(exception.entry().ratifiedBy());
                    if (by != null) {
                        ratified.put(exception.entry().position(), by);
                    }
                });
        return ratified;
    }
}
