package org.iioe.ledger.report;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a report. Its rows are read when they are written, so that a long one needs no more
 * memory than a short one.
 *
 * @param name its name in JSON and CSV
 * @param title its name in print
 * @param columns of every row, in order
 * @param rows with a cell for each column; null is unknown or nothing
 */
public record Section(
        String name, String title, List<Column> columns, Rows<List<@Nullable Object>> rows) {
    /** A section whose rows are there. */
    public static Section of(
            String name, String title, List<Column> columns, List<List<@Nullable Object>> rows) {
        return new Section(name, title, columns, rows::forEach);
    }

    /** A section with a row for each view, or each entry of a list. */
    public static <V> Section of(String name, String title, Rows<V> rows, List<Field<V>> fields) {
        return new Section(
                name,
                title,
                fields.stream().map(Field::column).toList(),
                rows.map(row -> {
                    List<@Nullable Object> cells = new ArrayList<>();
                    for (Field<V> field : fields) {
                        cells.add(field.cell().apply(row));
                    }
                    return cells;
                }));
    }

    /** A row, of which text is put in words by {@link Cell#words}. */
    public static List<@Nullable Object> row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Cell.of(cell));
        }
        return row;
    }
}
