package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A table of things as they would be had only those facts been recorded that took effect by a day:
 * its rows that rest on no later day, and what became of those things that late entries touch.
 */
final class EffectiveTable implements AsOf {
    /** So many things are read at once. */
    private static final int STRETCH = 500;

    private final JdbcClient database;
    private final String table;
    private final Refolding late;
    private final Stretches stretches;

    EffectiveTable(JdbcClient database, String table, Refolding late) {
        this.database = database;
        this.table = table;
        this.late = late;
        stretches = new Stretches(table, late);
    }

    @Override
    public Optional<String> find(String id, long asOf) {
        @Nullable Refolded again = late.of(table, id);
        if (again != null && !again.isOfTable(asOf)) {
            return Optional.ofNullable(again.at(asOf)).map(Refolded.State::view);
        }
        return stored(id, asOf);
    }

    @Override
    public List<String> find(Collection<String> ids, long asOf) {
        Map<String, String> things = new TreeMap<>();
        database.sql(
                        """
                        SELECT id, view FROM %s
                         WHERE id = ANY (?) AND from_position <= ? AND latest_day <= ?
                           AND (until_position IS NULL OR until_position > ? OR until_day > ?)
                        """
                                .formatted(table))
                .params(
                        ids.toArray(String[]::new),
                        asOf,
                        late.tables().day(),
                        asOf,
                        late.tables().day())
                .query(row -> {
                    things.put(row.getString(1), row.getString(2));
                });
        stretches.mend(
                things,
                late.tables().late(table, ids),
                (id, again, stored) -> state(again, stored, asOf));
        return List.copyOf(things.values());
    }

    private Optional<String> stored(String id, long asOf) {
        return database.sql(
                        """
                        SELECT view FROM (
                            SELECT view, until_position, until_day FROM %s
                             WHERE id = ? AND from_position <= ? AND latest_day <= ?
                             ORDER BY from_position DESC LIMIT 1) newest
                         WHERE until_position IS NULL OR until_position > ? OR until_day > ?
                        """
                                .formatted(table))
                .params(id, asOf, late.tables().day(), asOf, late.tables().day())
                .query((row, number) -> row.getString(1))
                .optional();
    }

    @Override
    public List<String> list(long asOf, String after, int most) {
        List<String> found = new ArrayList<>();
        stretches.merge(
                after,
                "",
                Math.min(most, STRETCH),
                stretch -> states(stretch, asOf),
                (id, again, stored) -> state(again, stored, asOf),
                view -> {
                    found.add(view);
                    return found.size() < most;
                });
        return found;
    }

    @Override
    public void read(long asOf, String prefix, Consumer<String> to) {
        stretches.merge(
                "",
                prefix,
                STRETCH,
                stretch -> states(stretch, asOf),
                (id, again, stored) -> state(again, stored, asOf),
                view -> {
                    to.accept(view);
                    return true;
                });
    }

    private static @Nullable String state(Refolded again, @Nullable String stored, long asOf) {
        if (again.isOfTable(asOf)) {
            return stored;
        }
        Refolded.@Nullable State state = again.at(asOf);
        return state == null ? null : state.view();
    }

    private Map<String, String> states(Stretches.Stretch of, long asOf) {
        Map<String, String> found = new LinkedHashMap<>();
        database.sql(
                        """
                        SELECT id, view FROM %s
                         WHERE id > ? AND id >= ? AND id < ? AND from_position <= ? AND latest_day <= ?
                           AND (until_position IS NULL OR until_position > ? OR until_day > ?)
                         ORDER BY id LIMIT ?
                        """
                                .formatted(table))
                .params(
                        of.after(),
                        of.prefix(),
                        History.beyond(of.prefix()),
                        asOf,
                        late.tables().day(),
                        asOf,
                        late.tables().day(),
                        of.most())
                .query(row -> {
                    found.put(row.getString(1), row.getString(2));
                });
        return found;
    }

    @Override
    public void readStates(long asOf, String prefix, BiConsumer<String, Refolded.State> to) {
        stretches.merge(
                "",
                prefix,
                STRETCH,
                stretch -> histories(stretch, asOf),
                (id, again, stored) -> new Past(id, history(again, stored, asOf)),
                past -> {
                    past.states().forEach(state -> to.accept(past.id(), state));
                    return true;
                });
    }

    private record Past(String id, List<Refolded.State> states) {}

    private static List<Refolded.State> history(Refolded again, @Nullable Past stored, long asOf) {
        List<Refolded.State> states = new ArrayList<>();
        if (stored != null) {
            states.addAll(stored.states());
        }
        Long begin = again.begin();
        if (begin != null && !states.isEmpty() && states.getLast().until() == null) {
            Refolded.State last = states.removeLast();
            states.add(new Refolded.State(last.from(), begin, last.view()));
        }
        again.states().stream().filter(state -> state.from() <= asOf).forEach(states::add);
        return states;
    }

    private Map<String, Past> histories(Stretches.Stretch of, long asOf) {
        Map<String, Past> found = new LinkedHashMap<>();
        database.sql(
                        """
                        SELECT id, from_position,
                               CASE WHEN until_position <= ? AND until_day <= ? THEN until_position END,
                               view
                          FROM %1$s
                         WHERE from_position <= ? AND latest_day <= ? AND id IN (
                             SELECT DISTINCT id FROM %1$s
                              WHERE id > ? AND id >= ? AND id < ? AND from_position <= ? AND latest_day <= ?
                              ORDER BY id LIMIT ?)
                         ORDER BY id, from_position
                        """
                                .formatted(table))
                .params(
                        asOf,
                        late.tables().day(),
                        asOf,
                        late.tables().day(),
                        of.after(),
                        of.prefix(),
                        History.beyond(of.prefix()),
                        asOf,
                        late.tables().day(),
                        of.most())
                .query(row -> {
                    String id = row.getString(1);
                    found.computeIfAbsent(id, key -> new Past(key, new ArrayList<>()))
                            .states()
                            .add(
                                    new Refolded.State(
                                            row.getLong(2),
                                            row.getObject(3, Long.class),
                                            row.getString(4)));
                });
        return found;
    }

    @Override
    public void readChanged(long before, long after, BiConsumer<@Nullable String, String> to) {
        stretches.merge(
                "",
                "",
                STRETCH,
                stretch -> changes(stretch, before, after),
                (id, again, stored) -> change(id, again, stored, before, after),
                change -> {
                    to.accept(change.was(), change.later());
                    return true;
                });
    }

    private record Change(@Nullable String was, String later) {}

    private @Nullable Change change(
            String id, Refolded again, @Nullable Change stored, long before, long after) {
        if (again.isOfTable(after)) {
            return stored;
        }
        Refolded.@Nullable State later = again.at(after);
        if (later == null || later.from() <= before) {
            return null;
        }
        if (again.isOfTable(before)) {
            return new Change(stored(id, before).orElse(null), later.view());
        }
        Refolded.@Nullable State was = again.at(before);
        return new Change(was == null ? null : was.view(), later.view());
    }

    private Map<String, Change> changes(Stretches.Stretch of, long before, long after) {
        Map<String, Change> found = new LinkedHashMap<>();
        database.sql(
                        """
                        SELECT later.id, was.view, later.view
                          FROM %1$s later
                          LEFT JOIN %1$s was ON was.id = later.id AND was.from_position <= :before
                               AND was.latest_day <= :day
                               AND (was.until_position IS NULL OR was.until_position > :before
                                    OR was.until_day > :day)
                         WHERE later.id > :afterId
                           AND later.from_position > :before AND later.from_position <= :after
                           AND later.latest_day <= :day
                           AND (later.until_position IS NULL OR later.until_position > :after
                                OR later.until_day > :day)
                         ORDER BY later.id LIMIT :most
                        """
                                .formatted(table))
                .param("before", before)
                .param("after", after)
                .param("day", late.tables().day())
                .param("afterId", of.after())
                .param("most", of.most())
                .query(row -> {
                    found.put(row.getString(1), new Change(row.getString(2), row.getString(3)));
                });
        return found;
    }
}
