package org.iioe.ledger.export;

import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sections of the reports, over all funds, as they stand in a pack. */
@Component
final class PackFigures {
    private static final Set<String> OF_STATEMENTS = Set.of("suspense", "figures", "equations");

    private final List<ReportKind> kinds;
    private final Views views;

    PackFigures(List<ReportKind> kinds, Views views) {
        this.kinds = kinds;
        this.views = views;
    }

    /** A section of a report over everything, under a name of its own. */
    Section section(String report, String section, String as, Moment moment) {
        Section found = named(section, make(report, moment, Map.of()));
        return new Section(as, found.title(), found.columns(), found.rows());
    }

    /** Every fund's statement, each made once for a pack. */
    Statements statements(Moment moment) {
        Map<String, List<Section>> byFund = new LinkedHashMap<>();
        views.all(FundView.TABLE, moment.position())
                .read(fund -> byFund.put(fund.id().value(), List.of()));
        byFund.replaceAll((fund, none) -> statement(fund, moment));
        return new Statements(byFund);
    }

    private List<Section> statement(String fund, Moment moment) {
        return make("fund-statement", moment, Map.of("fund", fund)).stream()
                .filter(section -> OF_STATEMENTS.contains(section.name()))
                .toList();
    }

    private List<Section> make(String report, Moment moment, Map<String, String> parameters) {
        return kinds.stream()
                .filter(kind -> kind.about().name().equals(report))
                .findFirst()
                .orElseThrow()
                .make(new ReportRequest(moment, parameters))
                .sections();
    }

    private static Section named(String name, List<Section> sections) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The statements of all funds by fund. */
    record Statements(Map<String, List<Section>> byFund) {
        /**
         * A section of every statement, with the fund before each row.
         *
         * @param columns of the section, in order
         */
        Section all(String section, String title, List<Column> columns) {
            List<Column> withFund = new ArrayList<>(List.of(Column.text("fund", "Fund")));
            withFund.addAll(columns);
            return new Section(
                    section,
                    title,
                    withFund,
                    to ->
                            byFund.forEach((fund, sections) -> {
                                Section of = named(section, sections);
                                int[] places =
                                        columns.stream()
                                                .mapToInt(column -> place(of, column.name()))
                                                .toArray();
                                of.rows().read(row -> to.accept(cells(fund, row, places)));
                            }));
        }

        private static List<@Nullable Object> cells(
                String fund, List<@Nullable Object> row, int[] places) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(fund);
            for (int place : places) {
                cells.add(row.get(place));
            }
            return cells;
        }

        private static int place(Section section, String column) {
            return section.columns().stream().map(Column::name).toList().indexOf(column);
        }
    }
}
