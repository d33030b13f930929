package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * States of a history that wait for the end of their batch to be written.
 *
 * @param <T> the state
 */
final class WaitingStates<T> implements Filling.Rows {
    private final JdbcClient database;
    private final History<T> of;
    private final Map<String, Changed<T>> things = new LinkedHashMap<>();

    WaitingStates(JdbcClient database, History<T> of) {
        this.database = database;
        this.of = of;
    }

    /** What waits to be written of a thing. */
    private static final class Changed<T> {
        private final List<Row> rows = new ArrayList<>();

        /** Where the state ends that is in the table, where one is. */
        private long first;

        /** States from here on are no older ones. */
        private long limit;

        private History.@Nullable Newest<T> newest;
    }

    /** A state, open where {@code until} is null. */
    private record Row(long from, @Nullable Long until, LocalDate day, String json) {
        Row until(long position) {
            return new Row(from, position, day, json);
        }
    }

    History.@Nullable Newest<T> newest(String id) {
        @Nullable Changed<T> changed = things.get(id);
        return changed == null ? null : changed.newest;
    }

    /** What has come of the things whose ids start so. */
    void newest(String prefix, BiConsumer<String, @Nullable T> to) {
        things.forEach((id, changed) -> {
            History.Newest<T> newest = changed.newest;
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

    History.Newest<T> put(String id, String json, T view, long position, Filling filling) {
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

    History.Newest<T> end(String id, long position, Filling filling) {
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

    private History.Newest<T> newest(Changed<T> changed, @Nullable T view) {
        History.Newest<T> newest = new History.Newest<>(view);
        changed.newest = newest;
        return newest;
    }

    @Override
    public void write() {
        if (!things.isEmpty()) {
            writeThings();
            things.clear();
        }
    }

    /**
     * Writes what a batch changed by one statement: the states in the table end where those of the
     * batch begin.
     */
    private void writeThings() {
        Lateness lateness = Filling.current().lateness();
        Columns ended = new Columns();
        Columns rows = new Columns();
        things.forEach((id, changed) -> {
            ended.add(id, changed.first, lateness.latestDay(of, changed.first), changed.limit);
            for (Row row : changed.rows) {
                Long until = row.until();
                rows.add(
                        id,
                        row.from(),
                        until,
                        row.day(),
                        lateness.latestDay(of, row.from()),
                        until == null ? null : lateness.latestDay(of, until),
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
                                .formatted(of.table()))
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
}
