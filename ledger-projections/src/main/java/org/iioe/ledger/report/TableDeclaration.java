package org.iioe.ledger.report;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Deprecated, until funding asks its views by member; see {@link Table#of(String, String, Rows,
 * List)}. Declares a table column by column. A cell is a member of the row's view, or what a path
 * leads to: {@code source/ref} into it, {@code ^/id} to the view in whose list the row stands,
 * {@code #} its number there, from 1.
 */
public final class TableDeclaration {
    private final String name;
    private final String title;
    private final JsonField.Source rows;
    private final List<JsonField> fields = new ArrayList<>();
    private final List<String> key = new ArrayList<>();
    private final List<Table.Reference> references = new ArrayList<>();

    private TableDeclaration(String name, String title, JsonField.Source rows) {
        this.name = name;
        this.title = title;
        this.rows = rows;
    }

    /** A table with a row for each view. */
    public static TableDeclaration of(String name, String title, JsonField.Source rows) {
        return new TableDeclaration(name, title, rows);
    }

    /** Words, from the member of that name. */
    public TableDeclaration text(String column) {
        return text(column, column);
    }

    /** Words, from a path; the entries of a list one after the other. */
    public TableDeclaration text(String column, String path) {
        return add(Column.text(column, words(column)), path);
    }

    /** The rules that a fact breaks, in the column {@code exception}. */
    public TableDeclaration exceptions(String path) {
        fields.add(
                JsonField.exceptions("exception")
                        .from(row -> Views.rules(NestedViews.at(row, path))));
        return this;
    }

    /** A whole number, from the member of that name. */
    public TableDeclaration number(String column) {
        return number(column, column);
    }

    /** A whole number, from a path. */
    public TableDeclaration number(String column, String path) {
        return add(Column.number(column, words(column)), path);
    }

    /** An amount, from the member of that name. */
    public TableDeclaration money(String column) {
        return money(column, column);
    }

    /** An amount, from a path. */
    public TableDeclaration money(String column, String path) {
        return add(Column.money(column, words(column)), path);
    }

    /** A day, from the member of that name. */
    public TableDeclaration day(String column) {
        return day(column, column);
    }

    /** A day, from a path. */
    public TableDeclaration day(String column, String path) {
        return add(Column.day(column, words(column)), path);
    }

    /** Yes or no, from the member of that name. */
    public TableDeclaration flag(String column) {
        return flag(column, column);
    }

    /** Yes or no, from a path. */
    public TableDeclaration flag(String column, String path) {
        return add(Column.flag(column, words(column)), path);
    }

    /** Where it is known from: the columns {@code source} and {@code certainty}. */
    public TableDeclaration source(String path) {
        return text("source", path + "/ref").text("certainty", path + "/certainty");
    }

    /** An empty cell of the last column means that there is nothing. */
    public TableDeclaration orNone() {
        fields.add(fields.removeLast().orNone());
        return this;
    }

    /** Rows are told apart by the last column, and others that are said to be of the key. */
    public TableDeclaration key() {
        key.add(fields.getLast().column().name());
        return this;
    }

    /** The last column names a row of another table. */
    public TableDeclaration refers(String table, String its) {
        references.add(
                new Table.Reference(
                        List.of(fields.getLast().column().name()), table, List.of(its)));
        return this;
    }

    /** Columns name a row of another table by columns of the same names. */
    public TableDeclaration refersBy(String table, String... columns) {
        references.add(new Table.Reference(List.of(columns), table, List.of(columns)));
        return this;
    }

    /** The table. */
    public Table table() {
        return new Table(
                JsonField.section(name, title, rows, fields),
                List.copyOf(key),
                List.copyOf(references));
    }

    private TableDeclaration add(Column column, String path) {
        int last = path.lastIndexOf('/');
        String within = path.substring(0, Math.max(last, 0));
        String member = path.substring(last + 1);
        fields.add(
                new JsonField(
                        column,
                        row ->
                                cell(
                                        column.kind(),
                                        within.isEmpty() ? row : NestedViews.at(row, within),
                                        member)));
        return this;
    }

    private static @Nullable Object cell(Column.Kind kind, JsonNode in, String member) {
        return switch (kind) {
            case TEXT, ADDRESS ->
                    in.path(member).isArray()
                            ? Views.joined(in.path(member))
                            : Views.text(in, member);
            case MONEY -> Views.money(in, member);
            case NUMBER -> Views.number(in, member);
            case FLAG -> Views.flag(in, member);
            case DAY -> {
                String day = Views.text(in, member);
                yield day == null ? null : LocalDate.parse(day);
            }
        };
    }

    /** {@code votesFrom} as people read it: {@code Votes from}. */
    static String words(String column) {
        String apart = column.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(apart.charAt(0)) + apart.substring(1);
    }
}
