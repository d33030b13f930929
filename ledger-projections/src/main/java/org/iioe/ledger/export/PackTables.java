package org.iioe.ledger.export;

import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tables of a pack: those of the domains, and what the reports sum up of them. */
@Component
final class PackTables {
    private final List<Tables> domains;
    private final PackFigures figures;
    private final PackExceptions exceptions;
    private final PackDocuments documents;

    PackTables(
            List<Tables> domains,
            PackFigures figures,
            PackExceptions exceptions,
            PackDocuments documents) {
        this.domains = domains;
        this.figures = figures;
        this.exceptions = exceptions;
        this.documents = documents;
    }

    /** The projections whose tables they are read from. */
    List<String> projections() {
        return domains.stream().flatMap(tables -> tables.projections().stream()).toList();
    }

    /** Where a table stands in the pack. */
    static String path(Table table) {
        return "tables/" + table.section().name() + ".csv";
    }

    /** The tables by their paths. */
    Map<String, Table> asOf(Moment moment, PackFigures.Statements statements) {
        List<Table> all = new ArrayList<>();
        all.add(Table.of(exceptions.section(moment.position()), "position", "rule"));
        all.add(
                Table.of(
                        statements.all(
                                "figures",
                                "Figures of each fund: 0.00 where they are not known",
                                List.of(
                                        Column.text("figure", "Figure"),
                                        Column.money("closing", "Closing"),
                                        Column.flag("known", "Known"),
                                        Column.text("entries", "Entries"))),
                        "fund",
                        "figure"));
        domains.forEach(tables -> all.addAll(tables.asOf(moment.position())));
        all.add(
                Table.of(
                        figures.section("trial-balance", "accounts", "trial-balance", moment),
                        "fund",
                        "account"));
        all.add(documents.table(moment.position()));
        all.add(Table.of(figures.section("audit-trail", "entries", "trail", moment), "position"));
        Map<String, Table> byPath = new LinkedHashMap<>();
        for (Table table : all) {
            if (byPath.put(path(table), table) != null) {
                throw new IllegalStateException("Two tables are called " + path(table));
            }
        }
        return byPath;
    }
}
