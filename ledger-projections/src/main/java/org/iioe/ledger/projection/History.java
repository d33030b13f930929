package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * <p>What is put waits in the {@link Filling} of the thread for the end of its batch.
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

    /** The history in a view's own table. */
    public History(JdbcClient database, JsonMapper mapper, HistoryTable<T> table) {
        this(database, mapper, table.name(), table.view());
    }

    /** The newest state, as far as the batch has come that is being filled in. */
    public Optional<T> current(String id) {
        Refolding again = Refolding.now();
        if (again != null) {
            return again.current(table, id).map(this::read);
        }
        Filling.current().lateness().reads(this, id);
        return Optional.ofNullable(newest(id).view());
    }

    /** The newest states of the things whose ids start so, by id. */
    public List<T> startingWith(String prefix) {
        Refolding again = Refolding.now();
        if (again != null) {
            return again.startingWith(table, prefix).values().stream().map(this::read).toList();
        }
        // What has ended is met too: on an earlier day it may not have.
        Map<String, Optional<T>> found = new TreeMap<>();
        database.sql(
                        """
                        SELECT DISTINCT ON (id) id, CASE WHEN until_position IS NULL THEN view END
                          FROM %s WHERE id >= ? AND id < ? ORDER BY id, from_position DESC
                        """
                                .formatted(table))
                .params(prefix, beyond(prefix))
                .query(row -> {
                    found.put(
                            row.getString(1),
                            Optional.ofNullable(row.getString(2)).map(this::read));
                });
        Filling filling = Filling.current();
        waiting(filling).newest(prefix, (id, view) -> found.put(id, Optional.ofNullable(view)));
        found.keySet().forEach(id -> filling.lateness().reads(this, id));
        return found.values().stream().flatMap(Optional::stream).toList();
    }

    /** Gives a thing its first or next state. */
    public void put(String id, T view, long position) {
        String json = mapper.writeValueAsString(view);
        Refolding again = Refolding.now();
        if (again != null) {
            again.put(table, id, json);
            return;
        }
        Filling filling = Filling.current();
        filling.lateness().makes(this, id);
        Newest<T> next = waiting(filling).put(id, json, view, position, filling);
        filling.keep(this, id, next, json.length());
    }

    /** Ends the newest state of a thing without giving it another. */
    public void end(String id, long position) {
        Refolding again = Refolding.now();
        if (again != null) {
            again.end(table, id);
            return;
        }
        if (newest(id).view() != null) {
            Filling filling = Filling.current();
            filling.lateness().makes(this, id);
            filling.keep(this, id, waiting(filling).end(id, position, filling), 0);
        }
    }

    /**
     * What a thing has come to.
     *
     * @param view null where there is none, or it has ended
     */
    private record Newest<T>(@Nullable T view) {}

    @SuppressWarnings("unchecked") // It is kept by this history alone.
    private Newest<T> newest(String id) {
        Filling filling = Filling.current();
        @Nullable Newest<T> known = waiting(filling).newest(id);
        if (known == null) {
            known = filling.kept(this, id, Newest.class).orElse(null);
        }
        if (known == null) {
            Stored<T> stored = stored(id);
            known = stored.newest();
            filling.keep(this, id, known, stored.weight());
            filling.lateness().knows(this, id, stored.latestDay());
        }
        return known;
    }

    private record Stored<T>(Newest<T> newest, LocalDate latestDay, int weight) {}

    private Stored<T> stored(String id) {
        return database.sql(
                        """
                        SELECT view, until_position IS NULL, coalesce(until_day, latest_day)
                          FROM %s WHERE id = ? ORDER BY from_position DESC LIMIT 1
                        """
                                .formatted(table))
                .param(id)
                .query((row, number) -> {
                    String json = row.getString(1);
                    return new Stored<>(
                            new Newest<>(row.getBoolean(2) ? read(json) : null),
                            row.getObject(3, LocalDate.class),
                            json.length());
                })
                .optional()
                .orElseGet(() -> new Stored<>(new Newest<>(null), LocalDate.MIN, 0));
    }

    @SuppressWarnings("unchecked") // It is this history's alone.
    private Waiting<T> waiting(Filling filling) {
        return filling.rows(this, Waiting.class, () -> new Waiting<T>(this));
    }

    /** States that wait to be written. */
    private static final class Waiting<T> implements Filling.Rows {
        private final History<T> of;
        private final Map<String, Changed<T>> things = new LinkedHashMap<>();

        Waiting(History<T> of) {
            this.of = of;
        }

        /** What waits to be written of a thing. */
        private static final class Changed<T> {
            private final List<Row> rows = new ArrayList<>();

            /** Where the state ends that is in the table, where one is. */
            private long first;

            /** States from here on are no older ones. */
            private long limit;

            private @Nullable Newest<T> newest;
        }

        /** A state, open where {@code until} is null. */
        private record Row(long from, @Nullable Long until, LocalDate day, String json) {
            Row until(long position) {
                return new Row(from, position, day, json);
            }
        }

        @Nullable Newest<T> newest(String id) {
            @Nullable Changed<T> changed = things.get(id);
            return changed == null ? null : changed.newest;
        }

        /** What has come of the things whose ids start so. */
        void newest(String prefix, BiConsumer<String, @Nullable T> to) {
            things.forEach((id, changed) -> {
                Newest<T> newest = changed.newest;
                if (id.startsWith(prefix) && newest != null) {
                    to.accept(id, newest.view());
                }
            });
        }

        private Changed<T> changed(String id, long position) {
            return things.computeIfAbsent(
                    id,
                    key -> {
                        Changed<T> changed = new Changed<>();
                        changed.first = position;
                        changed.limit = position;
                        return changed;
                    });
        }

        Newest<T> put(String id, String json, T view, long position, Filling filling) {
            Changed<T> changed = changed(id, position);
            List<Row> rows = changed.rows;
            if (!rows.isEmpty()) {
                Row last = rows.getLast();
                if (last.from() == position) {
                    rows.removeLast();
                } else if (last.until() == null) {
                    rows.set(rows.size() - 1, last.until(position));
                }
            }
            rows.add(new Row(position, null, filling.day(), json));
            filling.waits(json.length());
            return newest(changed, view);
        }

        Newest<T> end(String id, long position, Filling filling) {
            Changed<T> changed = changed(id, position);
            if (changed.rows.isEmpty()) {
                // It may have begun in the same entry.
                changed.limit = position + 1;
            } else {
                Row last = changed.rows.removeLast();
                changed.rows.add(last.until(position));
            }
            filling.waits(0);
            return newest(changed, null);
        }

        private Newest<T> newest(Changed<T> changed, @Nullable T view) {
            Newest<T> newest = new Newest<>(view);
            changed.newest = newest;
            return newest;
        }

        @Override
        public void write() {
            if (!things.isEmpty()) {
                of.write(things);
                things.clear();
            }
        }
    }

    /**
     * Writes what a batch changed by one statement: the states in the table end where those of the
     * batch begin.
     */
    private void write(Map<String, Waiting.Changed<T>> things) {
        Lateness lateness = Filling.current().lateness();
        Columns ended = new Columns();
        Columns rows = new Columns();
        things.forEach((id, changed) -> {
            ended.add(id, changed.first, lateness.latestDay(this, changed.first), changed.limit);
            for (Waiting.Row row : changed.rows) {
                Long until = row.until();
                rows.add(
                        id,
                        row.from(),
                        until,
                        row.day(),
                        lateness.latestDay(this, row.from()),
                        until == null ? null : lateness.latestDay(this, until),
                        row.json());
            }
        });
        database.sql(
                        """
                        WITH ended AS (
                            UPDATE %1$s t SET until_position = e.position, until_day = e.day
                              FROM unnest(CAST(:endedIds AS text[]), CAST(:endedAt AS bigint[]),
                                       CAST(:endedDays AS date[]), CAST(:limits AS bigint[]))
                                       AS e(id, position, day, below)
                             WHERE t.id = e.id AND t.until_position IS NULL
                               AND t.from_position = (
                                   SELECT from_position FROM %1$s b
                                    WHERE b.id = e.id AND b.from_position < e.below
                                    ORDER BY b.from_position DESC LIMIT 1))
                        INSERT INTO %1$s (id, from_position, until_position, day, latest_day, until_day, view)
                        SELECT id, from_position, until_position, day, latest_day, until_day,
                               CAST(view AS json)
                          FROM unnest(CAST(:ids AS text[]), CAST(:from AS bigint[]),
                                   CAST(:until AS bigint[]), CAST(:days AS date[]),
                                   CAST(:latestDays AS date[]), CAST(:untilDays AS date[]),
                                   CAST(:views AS text[]))
                            AS row(id, from_position, until_position, day, latest_day, until_day,
                                   view)
                        ON CONFLICT (id, from_position) DO UPDATE
                           SET view = excluded.view, until_position = excluded.until_position,
                               until_day = excluded.until_day
                        """
                                .formatted(table))
                .param("endedIds", ended.column(0, String.class))
                .param("endedAt", ended.column(1, Long.class))
                .param("endedDays", ended.column(2, LocalDate.class))
                .param("limits", ended.column(3, Long.class))
                .param("ids", rows.column(0, String.class))
                .param("from", rows.column(1, Long.class))
                .param("until", rows.column(2, Long.class))
                .param("days", rows.column(3, LocalDate.class))
                .param("latestDays", rows.column(4, LocalDate.class))
                .param("untilDays", rows.column(5, LocalDate.class))
                .param("views", rows.column(6, String.class))
                .update();
    }

    /**
     * The greatest days that the newest states of things rest on, or their ends; nothing of those
     * that never were.
     */
    Map<String, LocalDate> restOn(Collection<String> ids) {
        Map<String, LocalDate> days = new HashMap<>();
        database.sql(
                        """
                        SELECT asked.id, newest.day
                          FROM unnest(CAST(? AS text[])) AS asked (id)
                         CROSS JOIN LATERAL (
                             SELECT coalesce(until_day, latest_day) AS day FROM %s t
                              WHERE t.id = asked.id ORDER BY from_position DESC LIMIT 1) newest
                        """
                                .formatted(table))
                .param(ids.toArray(String[]::new))
                .query(row -> {
                    days.put(row.getString(1), row.getObject(2, LocalDate.class));
                });
        return days;
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
                                        "%s has no %s to change at %s."
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
