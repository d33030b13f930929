package org.iioe.ledger.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.iioe.ledger.Money;
import org.iioe.ledger.projection.FormulaGuard;
import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes reports as one table of CSV (RFC 4180). Where a report has several sections, the first
 * column names the section of a row, and columns of the same name are one.
 */
public final class ReportCsv {
    private ReportCsv() {}

    static void write(Report report, OutputStream out) throws IOException {
        write(report.sections(), out);
    }

    /** Writes one section, with its own columns alone, and leaves the stream open. */
    public static void write(Section section, OutputStream out) throws IOException {
        write(List.of(section), out);
    }

    private static void write(List<Section> sections, OutputStream out) throws IOException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        boolean several = sections.size() > 1;
        if (several) {
            columns.put("section", 0);
        }
        for (Section section : sections) {
            for (Column column : section.columns()) {
                for (String written : column.written()) {
                    columns.putIfAbsent(written, columns.size());
                }
            }
        }
        try (CsvWriter csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(
                                new BufferedOutputStream(
                                        new CloseShieldOutputStream(out), 1 << 16))) {
            csv.writeRecord(columns.keySet());
            for (Section section : sections) {
                int[] places =
                        section.columns().stream()
                                .flatMap(column -> column.written().stream())
                                .mapToInt(written -> columns.getOrDefault(written, 0))
                                .toArray();
                section.rows()
                        .read(row -> {
                            String[] line = new String[columns.size()];
                            java.util.Arrays.fill(line, "");
                            if (several) {
                                line[0] = section.name();
                            }
                            fill(section.columns(), row, places, line);
                            csv.writeRecord(line);
                        });
            }
        }
    }

    private static void fill(
            List<Column> columns, List<@Nullable Object> row, int[] places, String[] line) {
        int next = 0;
        for (int i = 0; i < columns.size(); i++) {
            Object cell = row.get(i);
            if (columns.get(i).kind() == Column.Kind.MONEY) {
                if (cell instanceof Money money) {
                    line[places[next]] = money.amount();
                    line[places[next + 1]] = money.currency().getCurrencyCode();
                }
                next += 2;
            } else {
                line[places[next++]] =
                        cell == null ? "" : FormulaGuard.neutralised(cell.toString());
            }
        }
    }
}
