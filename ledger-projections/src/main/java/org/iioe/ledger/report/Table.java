package org.iioe.ledger.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of all things of a kind, as an evidence pack holds it: a section, what its rows are told
 * apart by, and what they point at. File and description are both written from it, so that they
 * cannot differ.
 *
 * @param key the columns that tell rows apart; empty where nothing does
 */
public record Table(Section section, List<String> key, List<Reference> references) {
    /**
     * That columns name a row of another table, or are empty.
     *
     * @param columns of this table
     * @param table the other table's name
     * @param its the columns there, in the same order
     */
    public record Reference(List<String> columns, String table, List<String> its) {}

    /** A table of which nothing is told beyond its rows. */
    public static Table of(Section section, String... key) {
        return new Table(section, List.of(key), List.of());
    }

    /** A table with a row for each view, or each entry of a list; its columns tell its key. */
    public static <V> Table of(String name, String title, Rows<V> rows, List<Field<V>> fields) {
        return new Table(
                Section.of(name, title, rows, fields),
                fields.stream().filter(Field::isKey).map(field -> field.column().name()).toList(),
                fields.stream().flatMap(field -> field.references().stream()).toList());
    }

    /** The same, of which columns name a row of another table by columns of the same names. */
    public Table refersBy(String table, String... columns) {
        List<Reference> more = new ArrayList<>(references);
        more.add(new Reference(List.of(columns), table, List.of(columns)));
        return new Table(section, key, more);
    }
}
