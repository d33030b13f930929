package org.iioe.ledger.audit.projection;

import org.iioe.ledger.projection.Columns;
import org.iioe.ledger.projection.Filling;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What ties things, as it waits to be written: each tie once, from where it came first. */
final class TraceRows implements Filling.Rows {
    private final JdbcClient database;
    private final Filling filling;
    private final Map<String, Long> things = new LinkedHashMap<>();
    private final Map<Mentions.Name, Long> names = new LinkedHashMap<>();
    private final Map<Links.Edge, Long> edges = new LinkedHashMap<>();

    /** Which entries are about things, and since which position that is known. */
    private final Map<Entry, Long> entries = new LinkedHashMap<>();

    /** The things that are called something, by their names in lower case. */
    private final Map<String, Set<String>> called = new HashMap<>();

    /** Where events claimed something. */
    private final Map<String, Long> claims = new HashMap<>();

    /** Commands of which not everything is waiting that they made. */
    private final Columns commands = new Columns();

    private record Entry(String key, long position) {}

    TraceRows(JdbcClient database, Filling filling) {
        this.database = database;
        this.filling = filling;
    }

    void tie(Links links, Collection<Mentions.Name> given, long position) {
        List<Links.Edge> resolved = new ArrayList<>();
        links.edges().forEach(edge -> resolved.add(resolved(edge)));
        links.things().forEach(key -> things.putIfAbsent(key, position));
        for (Mentions.Name name : given) {
            if (names.putIfAbsent(name, position) == null) {
                called.computeIfAbsent(lower(name.name()), of -> new LinkedHashSet<>())
                        .add(String.valueOf(name.key()));
                filling.waits(name.name().length());
            }
        }
        resolved.forEach(edge -> edges.putIfAbsent(edge, position));
        links.about().forEach(key -> entries.putIfAbsent(new Entry(key, position), position));
        filling.waits(0);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * An act is ratified by what it is called: it is tied to the thing that was called so before.
     */
    private Links.Edge resolved(Links.Edge edge) {
        if (!edge.relation().equals("act")) {
            return edge;
        }
        String act = edge.effect();
        @Nullable String least =
                database.sql(
                                """
                                SELECT min(key) FROM trace_name
                                 WHERE name = ? AND name = 'fund' || substr(key, strpos(key, '/'))
                                """)
                        .param(act)
                        .query((row, number) -> row.getString(1))
                        .list()
                        .getFirst();
        for (String key : called.getOrDefault(act, Set.of())) {
            if (act.equals("fund" + key.substring(key.indexOf('/')))
                    && (least == null || key.compareTo(least) < 0)) {
                least = key;
            }
        }
        return least == null ? edge : new Links.Edge(edge.cause(), least, edge.relation());
    }

    /** A claim waits for the command that made it, to be shown with what else that made. */
    void claimed(String event, long position) {
        claims.put(event, position);
        entries.putIfAbsent(new Entry("event/" + event, position), position);
        filling.waits(event.length());
    }

    /** Who sent a command, and what it claimed, is part of all that it made. */
    void recorded(List<String> events, long position) {
        Set<String> made = new LinkedHashSet<>();
        Set<Long> at = new LinkedHashSet<>();
        at.add(position);
        boolean isWhole = true;
        for (String event : events) {
            Set<String> keys = called.getOrDefault(lower(event), Set.of());
            @Nullable Long claim = claims.get(event);
            made.addAll(keys);
            if (claim != null) {
                at.add(claim);
            }
            isWhole &= claim != null || !keys.isEmpty();
        }
        if (isWhole) {
            made.forEach(
                    key -> at.forEach(each -> entries.putIfAbsent(new Entry(key, each), position)));
        } else {
            for (String event : events) {
                commands.add(position, lower(event), "event/" + event);
            }
        }
        filling.waits(0);
    }

    @Override
    public void write() {
        if (!things.isEmpty() || !entries.isEmpty()) {
            writeTies();
        }
        if (!commands.isEmpty()) {
            writeCommands();
        }
        things.clear();
        names.clear();
        edges.clear();
        entries.clear();
        called.clear();
        claims.clear();
        commands.clear();
    }

    private void writeTies() {
        Columns thing = new Columns();
        things.forEach((key, position) -> thing.add(key, position));
        Columns name = new Columns();
        names.forEach((each, position) -> name.add(each.name(), each.key(), position));
        Columns edge = new Columns();
        edges.forEach((each, position) ->
                edge.add(each.cause(), each.effect(), each.relation(), position));
        Columns entry = new Columns();
        entries.forEach((each, since) -> entry.add(each.key(), each.position(), since));
        database.sql(
                        """
                        WITH node AS (
                            INSERT INTO trace_node
                            SELECT key, split_part(key, '/', 1), position
                              FROM unnest(CAST(:things AS text[]), CAST(:thingsAt AS bigint[]))
                                AS given(key, position)
                            ON CONFLICT DO NOTHING),
                        name AS (
                            INSERT INTO trace_name
                            SELECT lower(name), key, position
                              FROM unnest(CAST(:names AS text[]), CAST(:named AS text[]),
                                       CAST(:namesAt AS bigint[])) AS given(name, key, position)
                            ON CONFLICT DO NOTHING),
                        edge AS (
                            INSERT INTO trace_edge
                            SELECT * FROM unnest(CAST(:causes AS text[]), CAST(:effects AS text[]),
                                CAST(:relations AS text[]), CAST(:edgesAt AS bigint[]))
                            ON CONFLICT DO NOTHING)
                        INSERT INTO trace_entry
                        SELECT * FROM unnest(CAST(:about AS text[]), CAST(:aboutAt AS bigint[]),
                            CAST(:aboutSince AS bigint[]))
                        ON CONFLICT DO NOTHING
                        """)
                .param("things", thing.column(0, String.class))
                .param("thingsAt", thing.column(1, Long.class))
                .param("names", name.column(0, String.class))
                .param("named", name.column(1, String.class))
                .param("namesAt", name.column(2, Long.class))
                .param("causes", edge.column(0, String.class))
                .param("effects", edge.column(1, String.class))
                .param("relations", edge.column(2, String.class))
                .param("edgesAt", edge.column(3, Long.class))
                .param("about", entry.column(0, String.class))
                .param("aboutAt", entry.column(1, Long.class))
                .param("aboutSince", entry.column(2, Long.class))
                .update();
    }

    /** A batch ended in the middle of what a command made: the rest is in the tables. */
    private void writeCommands() {
        database.sql(
                        """
                        WITH made AS (
                            SELECT * FROM unnest(CAST(:positions AS bigint[]), CAST(:names AS text[]),
                                CAST(:claims AS text[])) AS given(command, name, claim)),
                        thing AS (
                            SELECT DISTINCT command, key FROM made JOIN trace_name USING (name)),
                        entry AS (
                            SELECT command, position FROM made JOIN trace_entry ON key = claim
                            UNION SELECT command, command FROM made)
                        INSERT INTO trace_entry
                        SELECT key, position, command FROM thing JOIN entry USING (command)
                        ON CONFLICT DO NOTHING
                        """)
                .param("positions", commands.column(0, Long.class))
                .param("names", commands.column(1, String.class))
                .param("claims", commands.column(2, String.class))
                .update();
    }
}
