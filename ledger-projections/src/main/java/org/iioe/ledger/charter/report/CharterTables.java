package org.iioe.ledger.charter.report;

import static org.iioe.ledger.report.NestedViews.each;

import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.TableDeclaration;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** The charter's versions, and each rule of each of them. */
@Component
final class CharterTables implements Tables {
    private final Views views;

    CharterTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("charter");
    }

    @Override
    public List<Table> asOf(long position) {
        JsonField.Source versions = to -> views.read("charter_version", "", position, to::accept);
        return List.of(
                TableDeclaration.of("charter-versions", "Versions of the charter", versions)
                        .number("version")
                        .key()
                        .text("basis")
                        .orNone()
                        .text("resolution")
                        .orNone()
                        .text("from")
                        .text("on")
                        .source("source")
                        .number("position")
                        .table(),
                TableDeclaration.of(
                                "charter-rules",
                                "Rules of the charter: an unknown one computes nothing",
                                each(versions, "rules"))
                        .number("version", "^/version")
                        .key()
                        .refers("charter-versions", "version")
                        .text("rule", "name")
                        .key()
                        .text("value")
                        .table());
    }
}
