package org.iioe.ledger.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A column, and where in a row its cells come from. Where no title is given, the name is the title,
 * in words.
 *
 * @param cell gives a cell as {@link Column.Kind} says; null is unknown or nothing
 * @param isKey whether rows are told apart by it
 * @param references the rows of other tables that it names
 * @param <V> the row: a view, or the {@link Entry} of a list
 */
public record Field<V>(
        Column column,
        Function<V, @Nullable Object> cell,
        boolean isKey,
        List<Table.Reference> references) {
    private Field(Column column, Function<V, @Nullable Object> cell) {
        this(column, cell, false, List.of());
    }

    /** Words, as {@link Cell#words} puts them. */
    public static <V> Field<V> text(String name, Function<V, @Nullable Object> from) {
        return text(name, title(name), from);
    }

    /** Words, as {@link Cell#words} puts them. */
    public static <V> Field<V> text(String name, String title, Function<V, @Nullable Object> from) {
        return new Field<>(Column.text(name, title), row -> Cell.words(from.apply(row)));
    }

    /** The document that says so, in the column {@code source}. */
    public static <V> Field<V> source(Function<V, Source> from) {
        return text("source", row -> from.apply(row).ref());
    }

    /** How far that document can be relied upon, in the column {@code certainty}. */
    public static <V> Field<V> certainty(Function<V, Source> from) {
        return text("certainty", row -> from.apply(row).certainty());
    }

    /** The name of an organisation. */
    public static <V> Field<V> named(
            String name,
            String title,
            Views.Names names,
            Function<V, @Nullable OrganisationId> from) {
        return text(name, title, row -> names.of(from.apply(row)));
    }

    /** The names of organisations in one cell. */
    public static <V> Field<V> allNamed(
            String name,
            String title,
            Views.Names names,
            Function<V, @Nullable List<OrganisationId>> from) {
        return text(name, title, row -> names.all(from.apply(row)));
    }

    /** The rules that a fact breaks. */
    public static <V> Field<V> exceptions(String name, Function<V, List<RecordedException>> from) {
        Field<V> rules = text(name, "Exception", row -> rules(from.apply(row)));
        return rules.orNone();
    }

    private static @Nullable List<String> rules(List<RecordedException> exceptions) {
        return exceptions.isEmpty()
                ? null
                : exceptions.stream().map(RecordedException::rule).toList();
    }

    /** Where more is to be had, as it follows from the row. */
    public static <V> Field<V> address(
            String name, String title, Function<V, @Nullable String> from) {
        return new Field<>(Column.address(name, title), from::apply);
    }

    /** A whole number. */
    public static <V> Field<V> number(String name, Function<V, @Nullable Number> from) {
        return number(name, title(name), from);
    }

    /** A whole number. */
    public static <V> Field<V> number(
            String name, String title, Function<V, @Nullable Number> from) {
        return new Field<>(
                Column.number(name, title),
                row -> {
                    Number number = from.apply(row);
                    return number == null ? null : number.longValue();
                });
    }

    /** An amount of money. */
    public static <V> Field<V> money(String name, Function<V, @Nullable Money> from) {
        return money(name, title(name), from);
    }

    /** An amount of money. */
    public static <V> Field<V> money(String name, String title, Function<V, @Nullable Money> from) {
        return new Field<>(Column.money(name, title), from::apply);
    }

    /** A day. */
    public static <V> Field<V> day(String name, Function<V, @Nullable LocalDate> from) {
        return day(name, title(name), from);
    }

    /** A day. */
    public static <V> Field<V> day(
            String name, String title, Function<V, @Nullable LocalDate> from) {
        return new Field<>(Column.day(name, title), from::apply);
    }

    /** Yes or no. */
    public static <V> Field<V> flag(String name, Function<V, @Nullable Boolean> from) {
        return flag(name, title(name), from);
    }

    /** Yes or no. */
    public static <V> Field<V> flag(
            String name, String title, Function<V, @Nullable Boolean> from) {
        return new Field<>(Column.flag(name, title), from::apply);
    }

    /** The same column, of which an empty cell means that there is nothing. */
    public Field<V> orNone() {
        return new Field<>(column.orNone(), cell, isKey, references);
    }

    /** The same column, by which rows are told apart, with the others that are said to be so. */
    public Field<V> key() {
        return new Field<>(column, cell, true, references);
    }

    /**
     * The same column, which names rows of another table.
     *
     * @param its the column there
     */
    public Field<V> refers(String table, String its) {
        List<Table.Reference> more = new ArrayList<>(references);
        more.add(new Table.Reference(List.of(column.name()), table, List.of(its)));
        return new Field<>(column, cell, isKey, more);
    }

    /**
     * The same column of what is within a row.
     *
     * @param within null where it is not there: then nothing is in the cell
     */
    public <W> Field<W> in(Function<W, @Nullable V> within) {
        return new Field<>(
                column,
                row -> {
                    V found = within.apply(row);
                    return found == null ? null : cell.apply(found);
                },
                isKey,
                references);
    }

    /** {@code votesFrom} as people read it: {@code Votes from}. */
    private static String title(String name) {
        String apart = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(apart.charAt(0)) + apart.substring(1);
    }
}
