package org.iioe.ledger.projection;

import org.iioe.ledger.log.DerivedTables.Difference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** Compares the tables of a schema that answers with the same tables of one made again. */
final class TableComparison {
    /** One of these tells which entry made a row. */
    private static final List<String> POSITIONS = List.of("from_position", "position", "opened_at");

    private final JdbcClient database;
    private final String projection;
    private final String live;
    private final String again;

    TableComparison(JdbcClient database, String projection, String live, String again) {
        this.database = database;
        this.projection = projection;
        this.live = live;
        this.again = again;
    }

    /** The tables of either. */
    List<String> tables() {
        return database.sql(
                        """
                        SELECT DISTINCT relname::text FROM pg_class
                         WHERE relnamespace IN (to_regnamespace(?), to_regnamespace(?)) AND relkind = 'r'
                         ORDER BY 1
                        """)
                .params(live, again)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** How many rows the log gives a table. */
    long rows(String table) {
        return database.sql("SELECT count(*) FROM %s.%s".formatted(again, table))
                .query(Long.class)
                .single();
    }

    /** The rows that are in one of both alone; of a row that differs, what its columns say. */
    List<Difference> differences(String table, int most) {
        if (most <= 0) {
            return List.of();
        }
        List<String> columns = columns(again, table);
        if (!columns.equals(columns(live, table))) {
            return List.of(new Difference(0, named(table) + ": it has other columns."));
        }
        List<String> key = key(table);
        StringJoiner texts = new StringJoiner(", ");
        columns.forEach(column -> texts.add("\"%1$s\"::text AS \"%1$s\"".formatted(column)));
        String sql =
                """
                WITH answers AS (SELECT %1$s FROM %2$s.%4$s), given AS (SELECT %1$s FROM %3$s.%4$s)
                (SELECT true AS answers, * FROM (TABLE answers EXCEPT ALL TABLE given) AS differing LIMIT %5$s)
                UNION ALL
                (SELECT false, * FROM (TABLE given EXCEPT ALL TABLE answers) AS differing LIMIT %5$s)
                """
                        .formatted(texts, live, again, table, most);
        Map<List<String>, Sides> byKey = new LinkedHashMap<>();
        database.sql(sql)
                .query((row, number) -> {
                    Map<String, @Nullable String> cells = new LinkedHashMap<>();
                    for (String column : columns) {
                        cells.put(column, row.getString(column));
                    }
                    List<String> of =
                            (key.isEmpty() ? columns : key)
                                    .stream()
                                            .map(column ->
                                                    Objects.requireNonNullElse(
                                                            cells.get(column), "null"))
                                            .toList();
                    Sides before = byKey.getOrDefault(of, new Sides(null, null));
                    byKey.put(
                            of,
                            row.getBoolean("answers")
                                    ? new Sides(cells, before.given())
                                    : new Sides(before.answers(), cells));
                    return number;
                })
                .list();
        List<Difference> differences = new ArrayList<>();
        byKey.forEach((of, sides) ->
                differences.add(
                        new Difference(
                                sides.position(),
                                "%s, row %s: %s"
                                        .formatted(
                                                named(table),
                                                String.join(", ", of),
                                                sides.words()))));
        return differences.subList(0, Math.min(most, differences.size()));
    }

    /** A row as it answers and as the log gives it; null where it is not there. */
    private record Sides(
            @Nullable Map<String, @Nullable String> answers,
            @Nullable Map<String, @Nullable String> given) {
        long position() {
            Map<String, @Nullable String> row = given != null ? given : answers;
            for (String column : POSITIONS) {
                String position = row == null ? null : row.get(column);
                if (position != null) {
                    return Long.parseLong(position);
                }
            }
            return 0;
        }

        String words() {
            if (answers == null || given == null) {
                return given == null ? "the log gives no such row." : "it is not there.";
            }
            List<String> differing =
                    given.keySet().stream()
                            .filter(column ->
                                    !Objects.equals(given.get(column), answers.get(column)))
                            .toList();
            return "%s is not what the log gives.".formatted(String.join(", ", differing));
        }
    }

    private String named(String table) {
        return "Read model %s, table %s".formatted(projection, table);
    }

    private List<String> columns(String schema, String table) {
        return database.sql(
                        """
                        SELECT attname::text FROM pg_attribute
                         WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped
                         ORDER BY attnum
                        """)
                .param(schema + "." + table)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The columns by which rows are told apart; none where the table has no primary key. */
    private List<String> key(String table) {
        return database.sql(
                        """
                        SELECT attname::text
                          FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
                         WHERE indrelid = to_regclass(?) AND indisprimary
                         ORDER BY array_position(indkey::smallint[], attnum)
                        """)
                .param(again + "." + table)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
