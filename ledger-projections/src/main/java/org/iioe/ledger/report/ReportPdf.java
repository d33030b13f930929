package org.iioe.ledger.report;

import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes reports for print: A4 across, the moment and the page on every page, what is unknown said.
 * The font is part of the file and knows Chinese.
 */
final class ReportPdf {
    /** So much room is left below a title, or it goes to the next page with its table. */
    private static final float TITLE_AND_A_ROW = 70;

    private static final int FLUSH = 200;
    private static final Color GREY = new Color(0x55, 0x55, 0x55);
    private static final Color HEAD = new Color(0xEC, 0xEC, 0xEC);
    private static final Color RULE = new Color(0xBB, 0xBB, 0xBB);

    private ReportPdf() {}

    /** The fonts, read once. */
    private static final class Fonts {
        static final BaseFont REGULAR = read("NotoSansSC-Regular.ttf");
        static final BaseFont BOLD = read("NotoSansSC-Bold.ttf");

        private static BaseFont read(String name) {
            try (InputStream in =
                    ReportPdf.class.getResourceAsStream("/fonts/ttf/NotoSansSC/" + name)) {
                byte[] bytes =
                        Objects.requireNonNull(in, name + " is not on the class path")
                                .readAllBytes();
                return BaseFont.createFont(
                        name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, bytes, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Font regular(float size) {
        return new Font(Fonts.REGULAR, size);
    }

    private static Font bold(float size) {
        return new Font(Fonts.BOLD, size);
    }

    private static Font grey(float size) {
        return new Font(Fonts.REGULAR, size, Font.NORMAL, GREY);
    }

    static void write(Report report, OutputStream out) {
        Document document = new Document(PageSize.A4.rotate(), 36, 36, 36, 46);
        PdfWriter writer = PdfWriter.getInstance(document, new CloseShieldOutputStream(out));
        writer.setPageEvent(new Footer(report));
        document.addTitle(report.title());
        document.addSubject("Position " + report.moment().position());
        document.open();
        dated(report.recordedAt(), writer);
        head(report, document);
        for (Section section : report.sections()) {
            table(section, document, writer);
        }
        document.close();
    }

    /** A report is of its moment, whenever it is printed. */
    private static void dated(@Nullable Instant recordedAt, PdfWriter writer) {
        Instant at = recordedAt == null ? Instant.EPOCH : recordedAt;
        PdfDate date = new PdfDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
        writer.getInfo().put(PdfName.CREATIONDATE, date);
        writer.getInfo().put(PdfName.MODDATE, date);
    }

    private static void head(Report report, Document document) {
        document.add(new Paragraph(printable(report.title()), bold(16)));
        StringBuilder asked = new StringBuilder();
        for (Map.Entry<String, String> parameter : report.parameters().entrySet()) {
            asked.append(parameter.getKey())
                    .append(": ")
                    .append(parameter.getValue())
                    .append("    ");
        }
        if (!asked.isEmpty()) {
            document.add(new Paragraph(printable(asked.toString().strip()), regular(9)));
        }
        document.add(
                new Paragraph(
                        "As of position %s of the sealed log%s%s."
                                .formatted(
                                        report.moment().position(),
                                        report.recordedAt() == null
                                                ? ""
                                                : ", recorded up to " + report.recordedAt(),
                                        report.moment().effectiveOn() == null
                                                ? ""
                                                : ", effective on "
                                                        + report.moment().effectiveOn()),
                        regular(9)));
        for (String note : report.notes()) {
            document.add(new Paragraph(printable(note), grey(8)));
        }
    }

    private static void table(Section section, Document document, PdfWriter writer) {
        if (writer.getVerticalPosition(false) < document.bottom() + TITLE_AND_A_ROW) {
            document.newPage();
        }
        Paragraph title = new Paragraph(printable(section.title()), bold(11));
        title.setSpacingBefore(6);
        document.add(title);
        // Nobody can follow an address on paper.
        List<Column> columns =
                section.columns().stream()
                        .filter(column -> column.kind() != Column.Kind.ADDRESS)
                        .toList();
        PdfPTable table = new PdfPTable(widths(columns));
        table.setWidthPercentage(100);
        table.setSpacingBefore(5);
        table.setHeaderRows(1);
        table.setComplete(false);
        for (Column column : columns) {
            PdfPCell cell = cell(column.title(), bold(7.5f), isNumber(column));
            cell.setBackgroundColor(HEAD);
            table.addCell(cell);
        }
        int[] rows = {0};
        section.rows()
                .read(row -> {
                    for (int i = 0; i < row.size(); i++) {
                        Column column = section.columns().get(i);
                        if (column.kind() != Column.Kind.ADDRESS) {
                            table.addCell(cell(column, row.get(i)));
                        }
                    }
                    if (++rows[0] % FLUSH == 0) {
                        document.add(table);
                    }
                });
        if (rows[0] == 0) {
            document.add(new Paragraph("None.", grey(8)));
            return;
        }
        table.setComplete(true);
        document.add(table);
    }

    private static float[] widths(List<Column> columns) {
        float[] widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] =
                    switch (columns.get(i).kind()) {
                        case TEXT, ADDRESS -> 2.2f;
                        case MONEY -> 2f;
                        case NUMBER -> 1f;
                        case DAY -> 1.2f;
                        case FLAG -> 0.9f;
                    };
        }
        return widths;
    }

    private static boolean isNumber(Column column) {
        return column.kind() == Column.Kind.MONEY || column.kind() == Column.Kind.NUMBER;
    }

    private static PdfPCell cell(Column column, @Nullable Object value) {
        if (value == null) {
            return cell(column.optional() ? "\u2013" : "unknown", grey(7.5f), isNumber(column));
        }
        String text =
                switch (value) {
                    case Money money -> money.words();
                    case Boolean flag -> flag ? "yes" : "no";
                    case Object other -> other.toString();
                };
        return cell(text, regular(7.5f), isNumber(column));
    }

    /** A letter that the font lacks is shown by its number: left out, nobody would miss it. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (Character.isWhitespace(c) || Fonts.REGULAR.charExists(c)) {
                        printable.appendCodePoint(c);
                    } else {
                        printable.append("[U+%04X]".formatted(c));
                    }
                });
        return printable.toString();
    }

    private static PdfPCell cell(String text, Font font, boolean right) {
        PdfPCell cell = new PdfPCell(new Phrase(printable(text), font));
        cell.setHorizontalAlignment(right ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        cell.setBorderColor(RULE);
        cell.setBorderWidth(0.4f);
        cell.setPaddingTop(2);
        cell.setPaddingBottom(4);
        return cell;
    }

    /** The foot of each page: which page of how many, and where the report stands. */
    private static final class Footer extends PdfPageEventHelper {
        private static final float SIZE = 7;

        private final Report report;
        private @Nullable PdfTemplate total;

        Footer(Report report) {
            this.report = report;
        }

        @Override
        public void onOpenDocument(PdfWriter writer, Document document) {
            total = writer.getDirectContent().createTemplate(40, 12);
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            PdfContentByte page = writer.getDirectContent();
            float y = document.bottom() - 20;
            String left =
                    "%s \u00b7 position %s \u00b7 root %s"
                            .formatted(
                                    printable(report.title()),
                                    report.moment().position(),
                                    report.moment().root());
            String right = "Page %s of ".formatted(writer.getPageNumber());
            float width = Fonts.REGULAR.getWidthPoint(right, SIZE);
            text(page, left, document.left(), y);
            text(page, right, document.right() - width - 14, y);
            if (total != null) {
                page.addTemplate(total, document.right() - 14, y);
            }
        }

        private static void text(PdfContentByte page, String text, float x, float y) {
            page.beginText();
            page.setFontAndSize(Fonts.REGULAR, SIZE);
            page.setTextMatrix(x, y);
            page.showText(text);
            page.endText();
        }

        @Override
        public void onCloseDocument(PdfWriter writer, Document document) {
            if (total != null) {
                total.beginText();
                total.setFontAndSize(Fonts.REGULAR, SIZE);
                total.setTextMatrix(0, 0);
                total.showText(Integer.toString(writer.getPageNumber() - 1));
                total.endText();
            }
        }
    }
}
