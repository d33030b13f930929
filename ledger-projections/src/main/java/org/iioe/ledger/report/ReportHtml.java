package org.iioe.ledger.report;

import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes reports as one page that any browser shows, without a script, a font or a picture from
 * elsewhere. Unlike print, it is the same bytes each time: a PDF's fonts are named by chance.
 */
public final class ReportHtml {
    /** What begins a note that is a command to be typed. */
    public static final String COMMAND = "$ ";

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font: 16px/1.5 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1b1b1b; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; }
            p { max-width: 52rem; } pre { background: #f2f2f2; padding: .6rem .8rem; overflow-x: auto; }
            .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; }
            th, td { border: 1px solid #ccc; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
            th { background: #f2f2f2; } .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            .u { color: #595959; font-style: italic; }
            @media print { body { margin: 0; max-width: none; font-size: 11px; } }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            """;

    private ReportHtml() {}

    /** Writes a report, reading its rows as it goes, and leaves the stream open. */
    public static void write(Report report, OutputStream out) throws IOException {
        Writer to =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        to.write(HEAD.formatted(escaped(report.title())));
        to.write(
                "<p>As of position %s of the sealed log%s.</p>\n"
                        .formatted(
                                report.moment().position(),
                                report.recordedAt() == null
                                        ? ""
                                        : ", recorded up to " + report.recordedAt()));
        for (String note : report.notes()) {
            to.write(
                    note.startsWith(COMMAND)
                            ? "<pre>%s</pre>\n".formatted(escaped(note.substring(COMMAND.length())))
                            : "<p>%s</p>\n".formatted(escaped(note)));
        }
        for (Section section : report.sections()) {
            write(section, to);
        }
        to.write("</body>\n</html>\n");
        to.flush();
    }

    private static void write(Section section, Writer to) throws IOException {
        to.write("<h2>%s</h2>\n".formatted(escaped(section.title())));
        int[] rows = {0};
        section.rows()
                .read(row -> {
                    try {
                        if (rows[0]++ == 0) {
                            to.write("<div class=\"wide\"><table>\n<tr>");
                            for (Column column : section.columns()) {
                                to.write(tag("th", column, escaped(column.title())));
                            }
                            to.write("</tr>\n");
                        }
                        row(section.columns(), row, to);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        to.write(rows[0] == 0 ? "<p class=\"u\">None.</p>\n" : "</table></div>\n");
    }

    private static void row(List<Column> columns, List<@Nullable Object> row, Writer to)
            throws IOException {
        to.write("<tr>");
        for (int i = 0; i < columns.size(); i++) {
            to.write(tag("td", columns.get(i), cell(columns.get(i), row.get(i))));
        }
        to.write("</tr>\n");
    }

    private static String tag(String name, Column column, String content) {
        boolean isNumber =
                column.kind() == Column.Kind.MONEY || column.kind() == Column.Kind.NUMBER;
        return "<%1$s%2$s>%3$s</%1$s>".formatted(name, isNumber ? " class=\"n\"" : "", content);
    }

    private static String cell(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> column.optional() ? "\u2013" : "<span class=\"u\">unknown</span>";
            case Money money -> money.words();
            case Boolean flag -> flag ? "yes" : "no";
            case Object other -> escaped(other.toString());
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
