package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table of things that change, with every state that they ever had. A row holds a state from the
 * position that made it until the position that made the next one: so the state as of any position
 * is the same query, at the same cost. It also holds the day on which the entry takes effect that
 * made it, the greatest of these days among the thing's states so far, and the greatest once the
 * state had ended.
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

    /** The newest state, as far as the batch has come that is being filled in. */
    public Optional<T> current(String id) {
        return Optional.ofNullable(newest(id).view());
    }

    /** Gives a thing its first or next state. */
    public void put(String id, T view, long position) {
        String json = mapper.writeValueAsString(view);
        Filling filling = Filling.current();
        Newest<T> next = waiting(filling).put(id, json, view, position, filling);
        filling.keep(this, id, next, json.length());
    }

    /** Ends the newest state of a thing without giving it another. */
    public void end(String id, long position) {
        Newest<T> before = newest(id);
        if (before.view() != null) {
            Filling filling = Filling.current();
            filling.keep(this, id, waiting(filling).end(id, before, position, filling), 0);
        }
    }

    /**
     * What a thing has come to.
     *
     * @param view null where there is none, or it has ended
     * @param latestDay the greatest day of its states and of their end; {@link LocalDate#MIN} where
     *     it never was; null where only the table knows
     */
    private record Newest<T>(@Nullable T view, @Nullable LocalDate latestDay) {}

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
        }
        return known;
    }

    private record Stored<T>(Newest<T> newest, int weight) {}

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
                            new Newest<>(
                                    row.getBoolean(2) ? read(json) : null,
                                    row.getObject(3, LocalDate.class)),
                            json.length());
                })
                .optional()
                .orElseGet(() -> new Stored<>(new Newest<>(null, LocalDate.MIN), 0));
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

            /** Where and on which day the state ends that is in the table, where one is. */
            private long first;

            /** States from here on are no older ones. */
            private long limit;

            private LocalDate firstDay = LocalDate.MIN;
            private @Nullable Newest<T> newest;

            private LocalDate latestDay = LocalDate.MIN;

            /** Whether days of the table are in the latest day already. */
            private boolean isLatestKnown;
        }

        /** A state, open where {@code until} is null. */
        private record Row(
                long from,
                @Nullable Long until,
                LocalDate day,
                LocalDate latestDay,
                @Nullable LocalDate untilDay,
                String json) {
            Row until(long position, LocalDate latest) {
                return new Row(from, position, day, latestDay, latest, json);
            }
        }

        @Nullable Newest<T> newest(String id) {
            @Nullable Changed<T> changed = things.get(id);
            return changed == null ? null : changed.newest;
        }

        @SuppressWarnings("unchecked") // It is kept by this history alone.
        private Changed<T> changed(String id, long position, LocalDate day, Filling filling) {
            @Nullable Changed<T> known = things.get(id);
            if (known != null) {
                return known;
            }
            Changed<T> changed = new Changed<>();
            changed.first = position;
            changed.limit = position;
            changed.firstDay = day;
            filling.kept(of, id, Newest.class)
                    .map(kept -> ((Newest<T>) kept).latestDay())
                    .ifPresent(latest -> {
                        changed.latestDay = latest;
                        changed.isLatestKnown = true;
                    });
            things.put(id, changed);
            return changed;
        }

        Newest<T> put(String id, String json, T view, long position, Filling filling) {
            LocalDate day = filling.day();
            Changed<T> changed = changed(id, position, day, filling);
            if (day.isAfter(changed.latestDay)) {
                changed.latestDay = day;
            }
            List<Row> rows = changed.rows;
            if (!rows.isEmpty()) {
                Row last = rows.getLast();
                if (last.from() == position) {
                    rows.removeLast();
                } else if (last.until() == null) {
                    rows.set(rows.size() - 1, last.until(position, changed.latestDay));
                }
            }
            rows.add(new Row(position, null, day, changed.latestDay, null, json));
            filling.waits(json.length());
            return newest(changed, view);
        }

        Newest<T> end(String id, Newest<T> before, long position, Filling filling) {
            LocalDate day = filling.day();
            Changed<T> changed = changed(id, position, day, filling);
            if (before.latestDay() != null && before.latestDay().isAfter(changed.latestDay)) {
                changed.latestDay = before.latestDay();
            }
            if (day.isAfter(changed.latestDay)) {
                changed.latestDay = day;
            }
            if (changed.rows.isEmpty()) {
                // It may have begun in the same entry.
                changed.limit = position + 1;
            } else {
                Row last = changed.rows.removeLast();
                changed.rows.add(last.until(position, changed.latestDay));
            }
            filling.waits(0);
            return newest(changed, null);
        }

        private Newest<T> newest(Changed<T> changed, @Nullable T view) {
            Newest<T> newest = new Newest<>(view, changed.isLatestKnown ? changed.latestDay : null);
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
     * batch begin. What of days this does not know yet is looked up by the key.
     */
    private void write(Map<String, Waiting.Changed<T>> things) {
        Columns ended = new Columns();
        Columns rows = new Columns();
        things.forEach((id, changed) -> {
            ended.add(id, changed.first, changed.firstDay, changed.limit);
            for (Waiting.Row row : changed.rows) {
                rows.add(
                        id,
                        row.from(),
                        row.until(),
                        row.day(),
                        row.latestDay(),
                        row.untilDay(),
                        row.json(),
                        changed.isLatestKnown ? null : changed.limit);
            }
        });
        database.sql(
                        """
                        WITH ended AS (
                            UPDATE %1$s t
                               SET until_position = e.position,
                                   until_day = greatest(t.latest_day, e.day)
                              FROM unnest(CAST(:endedIds AS text[]), CAST(:endedAt AS bigint[]),
                                       CAST(:endedDays AS date[]), CAST(:limits AS bigint[]))
                                       AS e(id, position, day, below)
                             WHERE t.id = e.id AND t.until_position IS NULL
                               AND t.from_position = (
                                   SELECT from_position FROM %1$s b
                                    WHERE b.id = e.id AND b.from_position < e.below
                                    ORDER BY b.from_position DESC LIMIT 1))
                        INSERT INTO %1$s (id, from_position, until_position, day, latest_day, until_day, view)
                        SELECT id, from_position, until_position, day,
                               greatest(latest_day, before),
                               CASE WHEN until_day IS NOT NULL THEN greatest(until_day, before) END,
                               CAST(view AS json)
                          FROM (SELECT r.*,
                                       CASE WHEN below IS NOT NULL THEN (
                                           SELECT coalesce(b.until_day, b.latest_day) FROM %1$s b
                                            WHERE b.id = r.id AND b.from_position < r.below
                                            ORDER BY b.from_position DESC LIMIT 1) END AS before
                                  FROM unnest(CAST(:ids AS text[]), CAST(:from AS bigint[]),
                                           CAST(:until AS bigint[]), CAST(:days AS date[]),
                                           CAST(:latestDays AS date[]), CAST(:untilDays AS date[]),
                                           CAST(:views AS text[]), CAST(:below AS bigint[]))
                                    AS r(id, from_position, until_position, day, latest_day,
                                         until_day, view, below)) AS row
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
                .param("below", rows.column(7, Long.class))
                .update();
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

    /**
     * The states as of a position, by id.
     *
     * @param after the id after which to begin, or null for the first
     */
    public List<T> list(long asOf, @Nullable String after, int most) {
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
