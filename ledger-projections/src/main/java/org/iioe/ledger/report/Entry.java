package org.iioe.ledger.report;

import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a list that a view has.
 *
 * @param of the view, or the entry in whose list it stands
 * @param entry what stands there
 * @param number its place in the list, from 1
 */
public record Entry<V, E>(V of, E entry, int number) {
    /** Columns of what it stands in, and after them its own. */
    public static <V, E> List<Field<Entry<V, E>>> fields(List<Field<V>> of, List<Field<E>> entry) {
        List<Field<Entry<V, E>>> fields = new ArrayList<>();
        of.forEach(field -> fields.add(field.in(Entry::of)));
        entry.forEach(field -> fields.add(field.in(Entry::entry)));
        return fields;
    }

    /** The same, with its number between them; the number tells the rows apart. */
    public static <V, E> List<Field<Entry<V, E>>> numbered(
            List<Field<V>> of, List<Field<E>> entry) {
        List<Field<Entry<V, E>>> fields = fields(of, entry);
        fields.add(of.size(), Field.number("number", (Entry<V, E> row) -> row.number()).key());
        return fields;
    }
}
