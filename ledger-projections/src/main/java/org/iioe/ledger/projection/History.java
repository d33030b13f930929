package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
    record Newest<T>(@Nullable T view) {}

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
    private WaitingStates<T> waiting(Filling filling) {
        return filling.rows(this, WaitingStates.class, () -> new WaitingStates<T>(database, this));
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
        return asOf().find(id, asOf).map(this::read);
    }

    /** The states of some things as of a position. */
    public List<T> find(Collection<String> ids, long asOf) {
        return asOf().find(ids, asOf).stream().map(this::read).toList();
    }

    /**
     * The states as of a position, by id.
     *
     * @param after the id after which to begin, or null for the first
     */
    public List<T> list(long asOf, @Nullable String after, int most) {
        return asOf().list(asOf, after == null ? "" : after, most).stream()
                .map(this::read)
                .toList();
    }

    /**
     * Reads the states as of a position, by id, one by one.
     *
     * @param prefix of those ids alone
     */
    public void read(long asOf, String prefix, Consumer<T> to) {
        asOf().read(asOf, prefix, view -> to.accept(read(view)));
    }

    /**
     * Reads all states that things had up to a position, by id, one by one, oldest first.
     *
     * @param prefix of those ids alone
     */
    public void readStates(long asOf, String prefix, Consumer<State<T>> to) {
        asOf().readStates(
                        asOf,
                        prefix,
                        (id, state) ->
                                to.accept(
                                        new State<>(
                                                id,
                                                state.from(),
                                                state.until(),
                                                read(state.view()))));
    }

    /**
     * Reads the things whose state at a position is another one than at an earlier position.
     *
     * @param to is given the earlier state, or null where the thing is new, and the later one
     */
    public void readChanged(long before, long after, BiConsumer<@Nullable T, T> to) {
        asOf().readChanged(
                        before,
                        after,
                        (was, later) -> to.accept(was == null ? null : read(was), read(later)));
    }

    private AsOf asOf() {
        return AsOf.of(database, table);
    }

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
