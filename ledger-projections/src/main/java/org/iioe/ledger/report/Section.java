package org.iioe.ledger.report;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table of a report. Its rows are read when they are written, so that a long one needs no more
 * memory than a short one.
 *
 * @param name its name in JSON and CSV
 * @param title its name in print
 * @param columns of every row, in order
 */
public record Section(String name, String title, List<Column> columns, Rows rows) {
    /** Gives the rows of a section, one after the other. */
    @FunctionalInterface
    public interface Rows {
        /** Reads all rows. A row has a cell for each column; null is unknown or nothing. */
        void read(Consumer<List<@Nullable Object>> to);
    }

    /** A section whose rows are there. */
    public static Section of(
            String name, String title, List<Column> columns, List<List<@Nullable Object>> rows) {
        return new Section(name, title, columns, rows::forEach);
    }

    /** A row. */
    public static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
