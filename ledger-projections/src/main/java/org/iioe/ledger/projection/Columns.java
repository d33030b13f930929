package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rows, given to a statement column by column: it writes all of them at once. */
public final class Columns {
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** Adds a row. */
    public void add(@Nullable Object... row) {
        rows.add(row);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Forgets all. */
    public void clear() {
        rows.clear();
    }

    /**
     * The values of a column.
     *
     * @param number from 0
     * @param type of its values; days are given as text, which the statement casts
     */
    public Object column(int number, Class<?> type) {
        boolean isDay = type == LocalDate.class;
        Object column = Array.newInstance(isDay ? String.class : type, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            @Nullable Object value = rows.get(i)[number];
            Array.set(column, i, isDay && value != null ? value.toString() : value);
        }
        return column;
    }
}
