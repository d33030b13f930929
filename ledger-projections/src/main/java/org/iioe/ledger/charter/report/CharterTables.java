package org.iioe.ledger.charter.report;

import org.iioe.ledger.charter.projection.CharterVersionView;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
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
        Rows<CharterVersionView> versions = views.all(CharterVersionView.TABLE, position);
        Field<CharterVersionView> version =
                Field.number("version", CharterVersionView::version).key();
        return List.of(
                Table.of(
                        "charter-versions",
                        "Versions of the charter",
                        versions,
                        List.of(
                                version,
                                Field.text("basis", CharterVersionView::basis).orNone(),
                                Field.text("resolution", CharterVersionView::resolution).orNone(),
                                Field.text("from", CharterVersionView::from),
                                Field.text("on", CharterVersionView::on),
                                Field.source(CharterVersionView::source),
                                Field.certainty(CharterVersionView::source),
                                Field.number("position", CharterVersionView::position))),
                Table.of(
                        "charter-rules",
                        "Rules of the charter: an unknown one computes nothing",
                        versions.each(view -> views.members(view.rules())),
                        Entry.fields(
                                List.of(version.refers("charter-versions", "version")),
                                List.of(
                                        Field.text("rule", Views.Member::name).key(),
                                        Field.text("value", Views.Member::words)))));
    }
}
