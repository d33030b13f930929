package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A table of a history as it was recorded, whatever day its facts take effect. */
final class RecordedTable implements AsOf {
    private final JdbcClient database;
    private final String table;

    RecordedTable(JdbcClient database, String table) {
        this.database = database;
        this.table = table;
    }

    private JdbcClient.StatementSpec sql(String statement) {
        return database.sql(statement.formatted(table));
    }

    @Override
    public Optional<String> find(String id, long asOf) {
        return sql("""
        SELECT view FROM (
            SELECT view, until_position FROM %s WHERE id = ? AND from_position <= ?
             ORDER BY from_position DESC LIMIT 1) newest
         WHERE until_position IS NULL OR until_position > ?
        """)
                .params(id, asOf, asOf)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    @Override
    public List<String> find(Collection<String> ids, long asOf) {
        return sql("""
        SELECT view FROM %s
         WHERE id = ANY (?) AND from_position <= ?
           AND (until_position IS NULL OR until_position > ?)
        """)
                .params(ids.toArray(String[]::new), asOf, asOf)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public List<String> list(long asOf, String after, int most) {
        return sql("""
        SELECT view FROM %s
         WHERE id > ? AND from_position <= ?
           AND (until_position IS NULL OR until_position > ?)
         ORDER BY id LIMIT ?
        """)
                .params(after, asOf, asOf, most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public void read(long asOf, String prefix, Consumer<String> to) {
        try (Stream<String> views =
                sql(
                        """
                        SELECT view FROM %s
                         WHERE starts_with(id, ?) AND from_position <= ?
                           AND (until_position IS NULL OR until_position > ?)
                         ORDER BY id
                        """)
                        .params(prefix, asOf, asOf)
                        .query((row, number) -> row.getString(1))
                        .stream()) {
            views.forEach(to);
        }
    }

    private record Past(String id, Refolded.State state) {}

    @Override
    public void readStates(long asOf, String prefix, BiConsumer<String, Refolded.State> to) {
        try (Stream<Past> states =
                sql(
                        """
                        SELECT id, from_position, until_position, view FROM %s
                         WHERE starts_with(id, ?) AND from_position <= ?
                         ORDER BY id, from_position
                        """)
                        .params(prefix, asOf)
                        .query((row, number) ->
                                new Past(
                                        row.getString(1),
                                        new Refolded.State(
                                                row.getLong(2),
                                                row.getObject(3, Long.class),
                                                row.getString(4))))
                        .stream()) {
            states.forEach(past -> to.accept(past.id(), past.state()));
        }
    }

    private record Change(@Nullable String was, String later) {}

    @Override
    public void readChanged(long before, long after, BiConsumer<@Nullable String, String> to) {
        try (Stream<Change> changes =
                sql(
                        """
                        SELECT was.view, later.view
                          FROM %1$s later
                          LEFT JOIN %1$s was ON was.id = later.id AND was.from_position <= :before
                               AND (was.until_position IS NULL OR was.until_position > :before)
                         WHERE later.from_position > :before AND later.from_position <= :after
                           AND (later.until_position IS NULL OR later.until_position > :after)
                         ORDER BY later.id
                        """)
                        .param("before", before)
                        .param("after", after)
                        .query((row, number) -> new Change(row.getString(1), row.getString(2)))
                        .stream()) {
            changes.forEach(change -> to.accept(change.was(), change.later()));
        }
    }
}
