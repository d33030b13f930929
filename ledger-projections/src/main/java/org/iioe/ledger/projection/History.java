package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table of things that change, with every state that they ever had. A row holds a state from the
 * position that made it until the position that made the next one: so the state as of any position
 * is the same query, at the same cost. It also holds the day on which the entry takes effect that
 * made it, the greatest of these days that it rests on, and the greatest once it had ended: what it
 * was on an earlier day the table tells, where no entry is late.
 *
 * <pre>
 * CREATE TABLE … (
 *     id text NOT NULL, from_position bigint NOT NULL, until_position bigint, view json NOT NULL,
 *     day date NOT NULL, latest_day date NOT NULL, until_day date,
 *     PRIMARY KEY (id, from_position));
 * </pre>
 *
 * @param <T> the state, a record
 */
public final class History<T> {
    private final JdbcClient database;
    private final JsonMapper mapper;
    private final String table;
    private final Class<T> type;

    /**
     * @param table such as {@code organisation}
     */
    public History(JdbcClient database, JsonMapper mapper, String table, Class<T> type) {
        this.database = database;
        this.mapper = mapper;
        this.table = table;
        this.type = type;
    }

    /** The newest state. */
    public Optional<T> current(String id) {
        Refolding again = Refolding.now();
        if (again != null) {
            return again.current(table, id).map(this::read);
        }
        Newest newest = newest(id);
        Showing.now().touch(this, id, newest.latestDay());
        return Optional.ofNullable(newest.view()).map(this::read);
    }

    /** The newest states of the things whose ids start so, by id. */
    public List<T> startingWith(String prefix) {
        Refolding again = Refolding.now();
        if (again != null) {
            return again.startingWith(table, prefix).values().stream().map(this::read).toList();
        }
        // What has ended is met too: on an earlier day it may not have.
        List<T> found = new ArrayList<>();
        database.sql(
                        """
                        SELECT DISTINCT ON (id) id, CASE WHEN until_position IS NULL THEN view END,
                               coalesce(until_day, latest_day)
                          FROM %s WHERE id >= ? AND id < ? ORDER BY id, from_position DESC
                        """
                                .formatted(table))
                .params(prefix, beyond(prefix))
                .query(row -> {
                    Showing.now().touch(this, row.getString(1), row.getObject(3, LocalDate.class));
                    String view = row.getString(2);
                    if (view != null) {
                        found.add(read(view));
                    }
                });
        return found;
    }

    private record Newest(@Nullable String view, LocalDate latestDay) {}

    private Newest newest(String id) {
        return database.sql(
                        """
                        SELECT CASE WHEN until_position IS NULL THEN view END,
                               coalesce(until_day, latest_day)
                          FROM %s WHERE id = ? ORDER BY from_position DESC LIMIT 1
                        """
                                .formatted(table))
                .param(id)
                .query((row, number) ->
                        new Newest(row.getString(1), row.getObject(2, LocalDate.class)))
                .optional()
                .orElse(new Newest(null, LocalDate.MIN));
    }

    /** Gives a thing its first or next state. */
    public void put(String id, T view, long position) {
        String json = mapper.writeValueAsString(view);
        Refolding again = Refolding.now();
        if (again != null) {
            again.put(table, id, json);
            return;
        }
        LocalDate day = Showing.now().day();
        LocalDate rests = newest(id).latestDay();
        Showing.now().touch(this, id, rests);
        // One round trip; what the thing's newest state is, the key tells without reading the
        // others.
        database.sql(
                        """
                        WITH closed AS (
                            UPDATE %1$s SET until_position = :position, until_day = :latest
                             WHERE id = :id AND from_position = (
                                 SELECT max(from_position) FROM %1$s
                                  WHERE id = :id AND from_position < :position)
                               AND until_position IS NULL)
                        INSERT INTO %1$s (id, from_position, view, day, latest_day)
                        VALUES (:id, :position, CAST(:view AS json), :day, :latest)
                        ON CONFLICT (id, from_position) DO UPDATE
                           SET view = excluded.view, until_position = NULL, until_day = NULL
                        """
                                .formatted(table))
                .param("id", id)
                .param("position", position)
                .param("view", json)
                .param("day", day)
                .param("latest", rests.isAfter(day) ? rests : day)
                .update();
    }

    /** Ends the newest state of a thing without giving it another. */
    public void end(String id, long position) {
        Refolding again = Refolding.now();
        if (again != null) {
            again.end(table, id);
            return;
        }
        LocalDate day = Showing.now().day();
        LocalDate rests = newest(id).latestDay();
        Showing.now().touch(this, id, rests);
        database.sql(
                        """
                        UPDATE %s SET until_position = ?, until_day = ?
                         WHERE id = ? AND until_position IS NULL
                        """
                                .formatted(table))
                .params(position, rests.isAfter(day) ? rests : day, id)
                .update();
    }

    /** What an entry made of a thing rests on a later day than the thing's own states. */
    void raise(String id, long position, LocalDate latestDay) {
        database.sql(
                        """
                        UPDATE %s
                           SET latest_day = CASE WHEN from_position = :position
                                   THEN greatest(latest_day, :latest) ELSE latest_day END,
                               until_day = CASE WHEN until_position = :position
                                   THEN greatest(until_day, :latest) ELSE until_day END
                         WHERE id = :id AND (from_position = :position OR until_position = :position)
                        """
                                .formatted(table))
                .param("id", id)
                .param("position", position)
                .param("latest", latestDay)
                .update();
    }

    /** The table's name. */
    String table() {
        return table;
    }

    /** The least text that is greater than all that start so. */
    static String beyond(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }

    /** Changes the newest state of a thing that is there. */
    public void change(String id, long position, UnaryOperator<T> to) {
        T view =
                current(id)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "%s has no %s to change at %d."
                                                .formatted(table, id, position)));
        put(id, to.apply(view), position);
    }

    /** The state as of a position. */
    public Optional<T> find(String id, long asOf) {
        EffectiveTable effective = EffectiveTable.of(database, table);
        if (effective != null) {
            return effective.find(id, asOf).map(this::read);
        }
        return database.sql(
                        """
                        SELECT view FROM (
                            SELECT view, until_position FROM %s WHERE id = ? AND from_position <= ?
                             ORDER BY from_position DESC LIMIT 1) newest
                         WHERE until_position IS NULL OR until_position > ?
                        """
                                .formatted(table))
                .params(id, asOf, asOf)
                .query((row, number) -> read(row.getString(1)))
                .optional();
    }

    /** The states of some things as of a position. */
    public List<T> find(Collection<String> ids, long asOf) {
        EffectiveTable effective = EffectiveTable.of(database, table);
        if (effective != null) {
            return effective.find(ids, asOf).stream().map(this::read).toList();
        }
        return database.sql(
                        """
                        SELECT view FROM %s
                         WHERE id = ANY (?) AND from_position <= ?
                           AND (until_position IS NULL OR until_position > ?)
                        """
                                .formatted(table))
                .params(ids.toArray(String[]::new), asOf, asOf)
                .query((row, number) -> read(row.getString(1)))
                .list();
    }

    /**
     * The states as of a position, by id.
     *
     * @param after the id after which to begin, or null for the first
     */
    public List<T> list(long asOf, @Nullable String after, int most) {
        EffectiveTable effective = EffectiveTable.of(database, table);
        if (effective != null) {
            return effective.list(asOf, after == null ? "" : after, most).stream()
                    .map(this::read)
                    .toList();
        }
        return database.sql(
                        """
                        SELECT view FROM %s
                         WHERE id > ? AND from_position <= ?
                           AND (until_position IS NULL OR until_position > ?)
                         ORDER BY id LIMIT ?
                        """
                                .formatted(table))
                .params(after == null ? "" : after, asOf, asOf, most)
                .query((row, number) -> read(row.getString(1)))
                .list();
    }

    /**
     * Reads the states as of a position, by id, one by one.
     *
     * @param prefix of those ids alone
     */
    public void read(long asOf, String prefix, Consumer<T> to) {
        EffectiveTable effective = EffectiveTable.of(database, table);
        if (effective != null) {
            effective.read(asOf, prefix, view -> to.accept(read(view)));
            return;
        }
        try (Stream<T> states =
                database
                        .sql(
                                """
                                SELECT view FROM %s
                                 WHERE starts_with(id, ?) AND from_position <= ?
                                   AND (until_position IS NULL OR until_position > ?)
                                 ORDER BY id
                                """
                                        .formatted(table))
                        .params(prefix, asOf, asOf)
                        .query((row, number) -> read(row.getString(1)))
                        .stream()) {
            states.forEach(to);
        }
    }

    /**
     * Reads all states that things had up to a position, by id, one by one, oldest first.
     *
     * @param prefix of those ids alone
     */
    public void readStates(long asOf, String prefix, Consumer<State<T>> to) {
        EffectiveTable effective = EffectiveTable.of(database, table);
        if (effective != null) {
            effective.readStates(
                    asOf,
                    prefix,
                    (id, state) ->
                            to.accept(
                                    new State<>(
                                            id, state.from(), state.until(), read(state.view()))));
            return;
        }
        try (Stream<State<T>> states =
                database
                        .sql(
                                """
                                SELECT id, from_position, until_position, view FROM %s
                                 WHERE starts_with(id, ?) AND from_position <= ?
                                 ORDER BY id, from_position
                                """
                                        .formatted(table))
                        .params(prefix, asOf)
                        .query((row, number) ->
                                new State<>(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getObject(3, Long.class),
                                        read(row.getString(4))))
                        .stream()) {
            states.forEach(to);
        }
    }

    /**
     * Reads the things whose state at a position is another one than at an earlier position.
     *
     * @param to is given the earlier state, or null where the thing is new, and the later one
     */
    public void readChanged(long before, long after, BiConsumer<@Nullable T, T> to) {
        EffectiveTable effective = EffectiveTable.of(database, table);
        if (effective != null) {
            effective.readChanged(
                    before,
                    after,
                    (was, later) -> to.accept(was == null ? null : read(was), read(later)));
            return;
        }
        try (Stream<Change<T>> changes =
                database
                        .sql(
                                """
                                SELECT was.view, later.view
                                  FROM %1$s later
                                  LEFT JOIN %1$s was ON was.id = later.id AND was.from_position <= :before
                                       AND (was.until_position IS NULL OR was.until_position > :before)
                                 WHERE later.from_position > :before AND later.from_position <= :after
                                   AND (later.until_position IS NULL OR later.until_position > :after)
                                 ORDER BY later.id
                                """
                                        .formatted(table))
                        .param("before", before)
                        .param("after", after)
                        .query((row, number) -> {
                            String was = row.getString(1);
                            return new Change<>(
                                    was == null ? null : read(was), read(row.getString(2)));
                        })
                        .stream()) {
            changes.forEach(change -> to.accept(change.was(), change.later()));
        }
    }

    private record Change<T>(@Nullable T was, T later) {}

    /**
     * A state that a thing had.
     *
     * @param from the position that made it
     * @param until the position that made the next one, or null
     */
    public record State<T>(String id, long from, @Nullable Long until, T view) {}

    private T read(String json) {
        return mapper.readValue(json, type);
    }
}
