package org.iioe.ledger.report;

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
}
