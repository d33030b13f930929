package org.iioe.ledger.report;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A column, and where in a view its cells come from. */
public record Field(Column column, Function<JsonNode, @Nullable Object> cell) {
    /** Gives views, one after the other. */
    @FunctionalInterface
    public interface Source {
        /** Gives all views. */
        void read(Consumer<JsonNode> to);
    }

    /** Words, from the member of the column's name. */
    public static Field text(String name, String title) {
        return new Field(Column.text(name, title), view -> Views.text(view, name));
    }

    /** The rules that a fact breaks, from the member {@code exceptions}. */
    public static Field exceptions(String name) {
        return new Field(
                Column.text(name, "Exception").orNone(),
                view -> Views.rules(view.path("exceptions")));
    }

    /** Where more is to be had, as it follows from the view. */
    public static Field address(
            String name, String title, Function<JsonNode, @Nullable Object> from) {
        return new Field(Column.address(name, title), from);
    }

    /** A number, from the member of the column's name. */
    public static Field number(String name, String title) {
        return new Field(Column.number(name, title), view -> Views.number(view, name));
    }

    /** An amount, from the member of the column's name. */
    public static Field money(String name, String title) {
        return new Field(Column.money(name, title), view -> Views.money(view, name));
    }

    /** Yes or no, from the member of the column's name. */
    public static Field flag(String name, String title) {
        return new Field(Column.flag(name, title), view -> Views.flag(view, name));
    }

    /** A day, from the member of the column's name. */
    public static Field day(String name, String title) {
        return new Field(
                Column.day(name, title),
                view -> {
                    String text = Views.text(view, name);
                    return text == null ? null : LocalDate.parse(text);
                });
    }

    /** The same column from elsewhere in the view. */
    public Field from(Function<JsonNode, @Nullable Object> elsewhere) {
        return new Field(column, elsewhere);
    }

    /** The same column from the same member of what is within the view. */
    public Field in(String... within) {
        return new Field(
                column,
                view -> {
                    JsonNode inner = view;
                    for (String member : within) {
                        inner = inner.path(member);
                    }
                    return cell.apply(inner);
                });
    }

    /** The same column, with the name of the organisation whose id the member is. */
    public Field named(Views.Names names) {
        return from(view -> names.of(view, column.name()));
    }

    /** The same column, with the names of the organisations whose ids are in the member. */
    public Field allNamed(Views.Names names) {
        return from(view -> names.all(view.path(column.name())));
    }

    /** The same column, with the entries of the member's list in one cell. */
    public Field joined() {
        return from(view -> Views.joined(view.path(column.name())));
    }

    /** The same column, of which an empty cell means that there is nothing. */
    public Field orNone() {
        return new Field(column.orNone(), cell);
    }

    /** A section with a row for each view. */
    public static Section section(String name, String title, Source views, List<Field> fields) {
        return new Section(
                name,
                title,
                fields.stream().map(Field::column).toList(),
                to ->
                        views.read(view -> {
                            List<@Nullable Object> cells = new ArrayList<>();
                            for (Field field : fields) {
                                cells.add(field.cell().apply(view));
                            }
                            to.accept(cells);
                        }));
    }

    /** A section with a row for each entry of a list. */
    public static Section section(
            String name, String title, Iterable<JsonNode> list, List<Field> fields) {
        return section(name, title, list::forEach, fields);
    }
}
