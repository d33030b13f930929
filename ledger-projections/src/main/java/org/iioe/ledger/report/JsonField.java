package org.iioe.ledger.report;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Deprecated, until funding asks its views by member: a column, by a string. See {@link Field}. */
public record JsonField(Column column, Function<JsonNode, @Nullable Object> cell) {
    /** Gives views, one after the other. */
    @FunctionalInterface
    public interface Source {
        /** Gives all views. */
        void read(Consumer<JsonNode> to);
    }

    /** Words, from the member of the column's name. */
    public static JsonField text(String name, String title) {
        return new JsonField(Column.text(name, title), view -> Views.text(view, name));
    }

    /** The rules that a fact breaks, from the member {@code exceptions}. */
    public static JsonField exceptions(String name) {
        return new JsonField(
                Column.text(name, "Exception").orNone(),
                view -> Views.rules(view.path("exceptions")));
    }

    /** Where more is to be had, as it follows from the view. */
    public static JsonField address(
            String name, String title, Function<JsonNode, @Nullable Object> from) {
        return new JsonField(Column.address(name, title), from);
    }

    /** A number, from the member of the column's name. */
    public static JsonField number(String name, String title) {
        return new JsonField(Column.number(name, title), view -> Views.number(view, name));
    }

    /** An amount, from the member of the column's name. */
    public static JsonField money(String name, String title) {
        return new JsonField(Column.money(name, title), view -> Views.money(view, name));
    }

    /** Yes or no, from the member of the column's name. */
    public static JsonField flag(String name, String title) {
        return new JsonField(Column.flag(name, title), view -> Views.flag(view, name));
    }

    /** A day, from the member of the column's name. */
    public static JsonField day(String name, String title) {
        return new JsonField(
                Column.day(name, title),
                view -> {
                    String text = Views.text(view, name);
                    return text == null ? null : LocalDate.parse(text);
                });
    }

    /** The same column from elsewhere in the view. */
    public JsonField from(Function<JsonNode, @Nullable Object> elsewhere) {
        return new JsonField(column, elsewhere);
    }

    /** The same column from the same member of what is within the view. */
    public JsonField in(String... within) {
        return new JsonField(
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
    public JsonField named(Views.Names names) {
        return from(view -> names.of(view, column.name()));
    }

    /** The same column, with the names of the organisations whose ids are in the member. */
    public JsonField allNamed(Views.Names names) {
        return from(view -> names.all(view.path(column.name())));
    }

    /** The same column, with the entries of the member's list in one cell. */
    public JsonField joined() {
        return from(view -> Views.joined(view.path(column.name())));
    }

    /** The same column, of which an empty cell means that there is nothing. */
    public JsonField orNone() {
        return new JsonField(column.orNone(), cell);
    }

    /** A section with a row for each view. */
    public static Section section(String name, String title, Source views, List<JsonField> fields) {
        return new Section(
                name,
                title,
                fields.stream().map(JsonField::column).toList(),
                to ->
                        views.read(view -> {
                            List<@Nullable Object> cells = new ArrayList<>();
                            for (JsonField field : fields) {
                                cells.add(field.cell().apply(view));
                            }
                            to.accept(cells);
                        }));
    }

    /** A section with a row for each entry of a list. */
    public static Section section(
            String name, String title, Iterable<JsonNode> list, List<JsonField> fields) {
        return section(name, title, list::forEach, fields);
    }
}
