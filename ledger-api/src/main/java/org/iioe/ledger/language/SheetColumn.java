package org.iioe.ledger.language;

import org.iioe.ledger.language.Shape.ListShape;
import org.iioe.ledger.language.Shape.Member;
import org.iioe.ledger.language.Shape.ObjectShape;

import java.util.ArrayList;
import java.util.List;

/**
 * A column in which commands of one kind are written as a sheet: one for each value, named by the
 * way to it ({@code amount.currency}). A list stands in one cell, an element a line.
 *
 * @param name the way to its value, with dots
 * @param path the same, step by step
 * @param shape of the value
 * @param optional whether it may be empty: unknown
 * @param parts of an element, where it is a list of objects
 */
public record SheetColumn(
        String name, List<String> path, Shape shape, boolean optional, List<SheetColumn> parts) {

    /** The columns of a record, in the order of its components. */
    public static List<SheetColumn> of(Class<? extends Record> type) {
        return columns((ObjectShape) Shape.of(type), List.of(), false);
    }

    private static List<SheetColumn> columns(
            ObjectShape object, List<String> at, boolean optional) {
        List<SheetColumn> columns = new ArrayList<>();
        for (Member member : object.members()) {
            List<String> path = new ArrayList<>(at);
            path.add(member.name());
            boolean mayBeEmpty = optional || member.unknown();
            if (member.shape() instanceof ObjectShape inner) {
                columns.addAll(columns(inner, path, mayBeEmpty));
                continue;
            }
            List<SheetColumn> parts =
                    member.shape() instanceof ListShape list
                                    && list.element() instanceof ObjectShape element
                            ? columns(element, List.of(), false)
                            : List.of();
            columns.add(
                    new SheetColumn(
                            String.join(".", path), path, member.shape(), mayBeEmpty, parts));
        }
        return columns;
    }
}
