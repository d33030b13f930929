package org.iioe.ledger.sheets;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as a spreadsheet writes it: with or without a byte-order mark, separated by commas,
 * semicolons or tabs, whatever ends its lines.
 *
 * @param header the names of the columns
 * @param rows without those that are empty
 */
record SheetFile(List<String> header, List<Row> rows) {
    static final int MOST_ROWS = 5_000;

    private static final String SAVE_AS = "Save the sheet as CSV (UTF-8) and send that.";

    /**
     * A row.
     *
     * @param line where it begins in the file, from 1, as an editor shows it
     */
    record Row(long line, List<String> cells) {}

    /** Reads a file. */
    static SheetFile of(byte[] file) {
        String text = text(file);
        if (text.isBlank()) {
            throw new Problem(ProblemCode.EMPTY_FILE, "The file is empty.");
        }
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .commentStrategy(CommentStrategy.NONE)
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                List<String> cells = withoutEmptyEnd(record.getFields());
                if (cells.isEmpty()) {
                    continue;
                }
                if (header.isEmpty()) {
                    header = cells.stream().map(String::strip).toList();
                } else if (rows.size() == MOST_ROWS) {
                    throw new Problem(
                            ProblemCode.TOO_MANY_ROWS,
                            "At most 5,000 rows are imported together; this file has more from line"
                                    + " %s on.".formatted(record.getStartingLineNumber()));
                } else {
                    rows.add(new Row(record.getStartingLineNumber(), cells));
                }
            }
        } catch (CsvParseException e) {
            throw new Problem(
                    ProblemCode.MALFORMED_CSV,
                    "After line %s the file is not CSV: a quoted cell does not end, or goes on behind its quote."
                            .formatted(rows.isEmpty() ? 1 : rows.getLast().line()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SheetFile(header, rows);
    }

    private static String text(byte[] file) {
        if (begins(file, 'P', 'K')) {
            throw new Problem(
                    ProblemCode.NOT_CSV,
                    "This is a workbook or an archive; it was not opened. " + SAVE_AS);
        }
        if (begins(file, 0xFF, 0xFE) || begins(file, 0xFE, 0xFF)) {
            throw new Problem(ProblemCode.INVALID_UTF8, "The file is UTF-16. " + SAVE_AS);
        }
        int line = 1;
        for (byte b : file) {
            if (b == '\n') {
                line++;
            } else if (b >= 0 && b < ' ' && b != '\r' && b != '\t') {
                throw new Problem(
                        ProblemCode.NOT_CSV,
                        "Line %s has the control character U+%04X: this is no CSV."
                                .formatted(line, b));
            }
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Problem(
                    ProblemCode.INVALID_UTF8,
                    "Line %s is not UTF-8. %s".formatted(badLine(file), SAVE_AS));
        }
    }

    /** The first line that is not UTF-8. */
    private static int badLine(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        StandardCharsets.UTF_8
                .newDecoder()
                .decode(in, java.nio.CharBuffer.allocate(file.length), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean begins(byte[] file, int first, int second) {
        return file.length > 1 && file[0] == (byte) first && file[1] == (byte) second;
    }

    /** What separates the names of the columns, none of which has a separator in it. */
    private static char separator(String text) {
        String first = text.stripLeading().lines().findFirst().orElse("");
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<String> withoutEmptyEnd(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end);
    }
}
