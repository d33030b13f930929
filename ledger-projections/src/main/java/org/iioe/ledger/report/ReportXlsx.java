package org.iioe.ledger.report;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Writes reports as a workbook: a sheet that says what it is, and a sheet for each section, with
 * real numbers and dates. Cells are text where text is meant, so that none is taken for a formula.
 */
final class ReportXlsx {
    private static final int FLUSH = 500;

    private ReportXlsx() {}

    static void write(Report report, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(new CloseShieldOutputStream(out), "Ledger", "1.0")) {
            about(report, book.newWorksheet("About"));
            for (Section section : report.sections()) {
                table(section, book.newWorksheet(sheetName(section.title())));
            }
        }
    }

    private static String sheetName(String title) {
        String allowed = title.replaceAll("[\\[\\]:*?/\\\\]", " ");
        return allowed.length() > 31 ? allowed.substring(0, 31).strip() : allowed;
    }

    private static void about(Report report, Worksheet sheet) throws IOException {
        int row = 0;
        sheet.value(row, 0, report.title());
        sheet.style(row++, 0).bold().fontSize(14).set();
        row = line(sheet, row, "Position", report.moment().position());
        row = line(sheet, row, "Root", report.moment().root());
        row = line(sheet, row, "Recorded up to", text(report.recordedAt()));
        row = line(sheet, row, "Effective on", text(report.moment().effectiveOn()));
        for (Map.Entry<String, String> parameter : report.parameters().entrySet()) {
            row = line(sheet, row, parameter.getKey(), parameter.getValue());
        }
        for (String note : report.notes()) {
            sheet.value(++row, 0, note);
        }
        sheet.width(0, 28);
        sheet.width(1, 60);
        sheet.finish();
    }

    private static int line(Worksheet sheet, int row, String name, Object value) {
        sheet.value(row, 0, name);
        if (value instanceof Long number) {
            sheet.value(row, 1, number);
        } else {
            sheet.value(row, 1, value.toString());
        }
        return row + 1;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "all that is known" : value.toString();
    }

    private static void table(Section section, Worksheet sheet) throws IOException {
        int column = 0;
        for (Column described : section.columns()) {
            for (String name : described.written()) {
                boolean currency = name.endsWith(".currency");
                sheet.value(0, column, currency ? described.title() + ", in" : described.title());
                sheet.style(0, column).bold().set();
                sheet.width(
                        column,
                        switch (described.kind()) {
                            case TEXT, ADDRESS -> 30;
                            case MONEY -> currency ? 8 : 18;
                            default -> 14;
                        });
                column++;
            }
        }
        sheet.freezePane(0, 1);
        int[] next = {1};
        section.rows()
                .read(row -> {
                    cells(section.columns(), row, sheet, next[0]);
                    if (++next[0] % FLUSH == 0) {
                        flush(sheet);
                    }
                });
        sheet.finish();
    }

    private static void flush(Worksheet sheet) {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void cells(
            List<Column> columns, List<@Nullable Object> row, Worksheet sheet, int line) {
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            Object cell = row.get(i);
            switch (cell) {
                case null -> {
                    if (!columns.get(i).optional()) {
                        sheet.value(line, at, "unknown");
                        sheet.style(line, at).italic().set();
                    }
                }
                case Money money -> {
                    int decimals = money.currency().getDefaultFractionDigits();
                    sheet.value(line, at, BigDecimal.valueOf(money.minorUnits(), decimals));
                    sheet.style(line, at)
                            .format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                            .set();
                    sheet.value(line, at + 1, money.currency().getCurrencyCode());
                }
                case Long number -> sheet.value(line, at, number);
                case Integer number -> sheet.value(line, at, number);
                case Boolean flag -> sheet.value(line, at, flag);
                case LocalDate day -> {
                    sheet.value(line, at, day);
                    sheet.style(line, at).format("yyyy-mm-dd").set();
                }
                case Object other -> sheet.value(line, at, other.toString());
            }
            at += columns.get(i).written().size();
        }
    }
}
