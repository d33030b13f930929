package org.iioe.ledger.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the tables of a generation tell of a day, as of a position: their states that rest on no
 * later day, and which late entries touch what.
 */
final class TablesOnDay {
    private final JdbcClient database;
    private final String schema;
    private final long position;
    private final LocalDate day;

    /** A thing of one of the projection's tables. */
    record Thing(String table, String id) {}

    /** The newest state that a table tells, which may have ended. */
    record Known(long from, String view, boolean isOpen) {}

    /**
     * @param schema holds the tables of the projection's generation
     * @param position the last entry that counts
     * @param day the last day that counts
     */
    TablesOnDay(JdbcClient database, String schema, long position, LocalDate day) {
        this.database = database;
        this.schema = schema;
        this.position = position;
        this.day = day;
    }

    /** The last day that counts. */
    LocalDate day() {
        return day;
    }

    /**
     * The things of a table that late entries touch, by id.
     *
     * @param after the id after which to begin
     * @param from the least id
     * @param below the least id beyond
     */
    List<String> late(String table, String after, String from, String below, int most) {
        return database.sql(
                        """
                        SELECT DISTINCT id FROM %s.late_fact
                         WHERE history = ? AND id > ? AND id >= ? AND id < ?
                           AND position <= ? AND day <= ? AND latest_day > ?
                         ORDER BY id LIMIT ?
                        """
                                .formatted(schema))
                .params(table, after, from, below, position, day, day, most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Those things of a table that late entries touch. */
    List<String> late(String table, Collection<String> ids) {
        return database.sql(
                        """
                        SELECT DISTINCT id FROM %s.late_fact
                         WHERE history = ? AND id = ANY (?)
                           AND position <= ? AND day <= ? AND latest_day > ?
                        """
                                .formatted(schema))
                .params(table, ids.toArray(String[]::new), position, day, day)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Whether late entries touch a thing. */
    boolean isLate(Thing thing) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM %s.late_fact
                         WHERE history = ? AND id = ? AND position <= ? AND day <= ? AND latest_day > ?)
                        """
                                .formatted(schema))
                .params(thing.table(), thing.id(), position, day, day)
                .query(Boolean.class)
                .single();
    }

    /** All things that late entries touch. */
    List<Thing> late() {
        return database.sql(
                        """
                        SELECT DISTINCT history, id FROM %s.late_fact
                         WHERE position <= ? AND day <= ? AND latest_day > ?
                        """
                                .formatted(schema))
                .params(position, day, day)
                .query((row, number) -> new Thing(row.getString(1), row.getString(2)))
                .list();
    }

    /** The positions of the late entries that touch things. */
    List<Long> positions(Collection<Thing> things) {
        return new ArrayList<>(
                database.sql(
                                """
                                SELECT DISTINCT position FROM %s.late_fact
                                  JOIN unnest(?::text[], ?::text[]) AS asked (history, id)
                                       USING (history, id)
                                 WHERE position <= ? AND day <= ? AND latest_day > ?
                                """
                                        .formatted(schema))
                        .params(
                                things.stream().map(Thing::table).toArray(String[]::new),
                                things.stream().map(Thing::id).toArray(String[]::new),
                                position,
                                day,
                                day)
                        .query((row, number) -> row.getLong(1))
                        .list());
    }

    /** All that entries touch. */
    List<Thing> touched(Collection<Long> positions) {
        return positions.isEmpty()
                ? List.of()
                : database.sql(
                                "SELECT DISTINCT history, id FROM %s.late_fact WHERE position = ANY (?)"
                                        .formatted(schema))
                        .param(positions.toArray(Long[]::new))
                        .query((row, number) -> new Thing(row.getString(1), row.getString(2)))
                        .list();
    }

    /** Puts the newest states of things of a table, that rest on no later day, to the others. */
    void newest(String table, List<String> ids, Map<Thing, Known> known) {
        database.sql(
                        """
                        SELECT id, from_position, view,
                               until_position IS NULL OR until_position > ? OR until_day > ?
                          FROM unnest(?::text[]) AS asked (id)
                         CROSS JOIN LATERAL (
                             SELECT from_position, view, until_position, until_day FROM %s.%s t
                              WHERE t.id = asked.id AND from_position <= ? AND latest_day <= ?
                              ORDER BY from_position DESC LIMIT 1) newest
                        """
                                .formatted(schema, table))
                .params(position, day, ids.toArray(String[]::new), position, day)
                .query(row -> {
                    known.put(
                            new Thing(table, row.getString(1)),
                            new Known(row.getLong(2), row.getString(3), row.getBoolean(4)));
                });
    }

    /** The ids of things that start so, and that there were before an entry. */
    List<String> startingWith(String table, String prefix, long before) {
        return database.sql(
                        """
                        SELECT DISTINCT id FROM %s.%s
                         WHERE id >= ? AND id < ? AND from_position < ? AND latest_day <= ?
                        """
                                .formatted(schema, table))
                .params(prefix, History.beyond(prefix), before, day)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
