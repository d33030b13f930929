package org.iioe.ledger.export;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.log.Trail;
import org.iioe.ledger.log.TrailEntry;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The facts of all domains that break a rule, those first that no resolution has ratified. */
@Component
final class PackExceptions {
    private static final String WITH_AN_EXCEPTION =
            """
            SELECT position FROM sealed_entry
             WHERE position <= ?
               AND (position(convert_to('"exceptions":[{', 'UTF8') IN entry) > 0
                    OR position(convert_to('"exception":{', 'UTF8') IN entry) > 0)
             ORDER BY position
            """;

    private final JdbcClient database;
    private final Trail trail;
    private final Views views;

    PackExceptions(JdbcClient database, Trail trail, Views views) {
        this.database = database;
        this.trail = trail;
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
                            database.sql(WITH_AN_EXCEPTION)
                                    .param(position)
                                    .query((row, number) -> row.getLong(1))
                                    .list();
                    for (boolean cured : new boolean[] {false, true}) {
                        trail.read(
                                all.stream()
                                        .filter(at -> ratified.containsKey(at) == cured)
                                        .toList(),
                                entry -> {
                                    for (JsonNode exception : entry.exceptions()) {
                                        to.accept(cells(entry, exception, ratified));
                                    }
                                });
                    }
                });
    }

    private static List<@Nullable Object> cells(
            TrailEntry entry, JsonNode exception, Map<Long, String> ratified) {
        return row(
                entry.position(),
                entry.type(),
                entry.subject(),
                Views.text(exception, "rule"),
                Views.text(exception, "reason"),
                ratified.get(entry.position()));
    }

    private Map<Long, String> ratified(long position) {
        Map<Long, String> ratified = new HashMap<>();
        views.read(
                "fund",
                "",
                position,
                fund -> {
                    for (JsonNode exception : fund.path("exceptions")) {
                        String by = Views.text(exception, "ratifiedBy");
                        if (by != null) {
                            ratified.put(exception.get("position").asLong(), by);
                        }
                    }
                });
        return ratified;
    }
}
