package org.iioe.ledger.export;

import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Asked;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sections of the reports, over all funds, as they stand in a pack. */
@Component
final class PackFigures {
    private final List<ReportKind> kinds;
    private final Views views;

    PackFigures(List<ReportKind> kinds, Views views) {
        this.kinds = kinds;
        this.views = views;
    }

    /** A section of a report under a name of its own. */
    Section section(String report, String section, String as, Moment moment) {
        Section found = section(report, section, moment, Map.of());
        return new Section(as, found.title(), found.columns(), found.rows());
    }

    /**
     * A section of every fund's statement, with the fund before each row.
     *
     * @param wanted the names of the columns, in order
     */
    Section ofEachFund(String section, String as, List<String> wanted, Moment moment) {
        List<String> funds = new ArrayList<>();
        views.read("fund", "", moment.position(), fund -> funds.add(fund.get("id").asString()));
        List<Section> sections = new ArrayList<>();
        for (String fund : funds) {
            sections.add(section("fund-statement", section, moment, Map.of("fund", fund)));
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("fund", "Fund")));
        String title = section;
        if (!sections.isEmpty()) {
            title = sections.getFirst().title();
            for (String name : wanted) {
                columns.add(sections.getFirst().columns().get(place(sections.getFirst(), name)));
            }
        }
        return new Section(
                as,
                title,
                columns,
                to -> {
                    for (int i = 0; i < funds.size(); i++) {
                        String fund = funds.get(i);
                        Section of = sections.get(i);
                        of.rows()
                                .read(row -> {
                                    List<@Nullable Object> cells = new ArrayList<>();
                                    cells.add(fund);
                                    wanted.forEach(name -> cells.add(row.get(place(of, name))));
                                    to.accept(cells);
                                });
                    }
                });
    }

    private static int place(Section section, String column) {
        return section.columns().stream().map(Column::name).toList().indexOf(column);
    }

    private Section section(
            String report, String section, Moment moment, Map<String, String> parameters) {
        return kinds.stream()
                .filter(kind -> kind.about().name().equals(report))
                .findFirst()
                .orElseThrow()
                .make(new Asked(moment, parameters))
                .sections()
                .stream()
                .filter(each -> each.name().equals(section))
                .findFirst()
                .orElseThrow();
    }
}
