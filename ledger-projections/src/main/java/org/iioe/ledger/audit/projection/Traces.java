package org.iioe.ledger.audit.projection;

import org.iioe.ledger.projection.InvalidParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds things by what people call them, and all that they follow from and that followed. */
@Component
public final class Traces {
    private static final Pattern POSITION = Pattern.compile("position:([0-9]{1,18})");
    private static final Pattern EVENT =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final int CANDIDATES = 100;

    /**
     * Everything that leads to the things that are asked for, and everything that they led to. What
     * would lead to half the ledger (an organisation, a charter, a meeting, a fund, an office) is
     * shown, and gone through only when it is what was asked for. Money that is put back into a
     * receipt is a tie between things that are there for another reason.
     */
    private static final String CLOSURE =
            """
            WITH RECURSIVE start AS (
                SELECT key FROM trace_node WHERE key IN (:start)),
            up(key) AS (
                SELECT key FROM start
                UNION
                SELECT edge.cause FROM up JOIN trace_edge edge ON edge.effect = up.key
                 WHERE edge.position <= :asOf AND edge.relation <> 'restores'
                   AND (up.key IN (SELECT key FROM start)
                        OR split_part(up.key, '/', 1) NOT IN (:ends))),
            down(key) AS (
                SELECT key FROM start
                UNION
                SELECT edge.effect FROM down JOIN trace_edge edge ON edge.cause = down.key
                 WHERE edge.position <= :asOf AND edge.relation <> 'restores'
                   AND (down.key IN (SELECT key FROM start)
                        OR split_part(down.key, '/', 1) NOT IN (:ends))),
            found AS (
                SELECT key,
                       CASE WHEN key IN (SELECT key FROM start) THEN 0
                            ELSE sum(direction) END AS direction
                  FROM (SELECT key, 1 AS direction FROM up
                        UNION ALL SELECT key, 2 FROM down) AS way
                 GROUP BY key)
            """;

    private static final List<String> ENDS =
            List.of("organisation", "charter", "meeting", "fund", "office");

    /** Where a thing stands seen from what was asked for. */
    public enum Direction {
        /** It was asked for. */
        START,
        /** It leads to what was asked for. */
        CAUSE,
        /** What was asked for led to it. */
        EFFECT,
        /** It does both: a member that voted for what it was given. */
        BOTH;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A thing of the ledger.
     *
     * @param key its full id, such as {@code gift/tencent-seed-fund/gift-1}
     * @param kind what it is
     * @param positions the entries that are about it
     */
    public record Node(String key, String kind, Direction direction, List<Long> positions) {}

    /**
     * That one thing is as it is because of another.
     *
     * @param relation the word for it in the entry
     * @param position the entry that tied them first
     */
    public record Edge(String cause, String effect, String relation, long position) {}

    private final JdbcClient database;

    Traces(JdbcClient database) {
        this.database = database;
    }

    /**
     * The things that an id names.
     *
     * @param id a full id, an id without what it stands in, {@code fund/<fund>/<act>}, {@code
     *     position:<position>}, an event's id, a serial number, an asset tag or a bank reference
     * @return several only where one entry is about several
     * @throws InvalidParameter when nothing is called so, or different things are
     */
    public List<String> named(String id, long asOf) {
        var position = POSITION.matcher(id);
        List<String> keys =
                position.matches()
                        ? at(Long.parseLong(position.group(1)), asOf)
                        : database.sql(
                                        """
                                        SELECT key FROM trace_node
                                         WHERE key = :id AND opened_at <= :asOf
                                        """)
                                .param("id", id)
                                .param("asOf", asOf)
                                .query((row, number) -> row.getString("key"))
                                .list();
        if (!keys.isEmpty()) {
            return keys;
        }
        List<String> called = called(id, asOf);
        if (called.isEmpty()) {
            throw InvalidParameter.unknown("thing or entry", id);
        }
        if (called.size() > 1 && !EVENT.matcher(id).matches()) {
            throw InvalidParameter.ambiguous(id, called);
        }
        return called;
    }

    private List<String> at(long position, long asOf) {
        return database.sql(
                        """
                        SELECT key FROM trace_entry JOIN trace_node USING (key)
                         WHERE position = :position AND since <= :asOf ORDER BY key
                        """)
                .param("position", position)
                .param("asOf", asOf)
                .query((row, number) -> row.getString("key"))
                .list();
    }

    private List<String> called(String id, long asOf) {
        return database.sql(
                        """
                        SELECT key FROM trace_name
                         WHERE name = lower(:id) AND position <= :asOf ORDER BY key LIMIT :most
                        """)
                .param("id", id)
                .param("asOf", asOf)
                .param("most", CANDIDATES)
                .query((row, number) -> row.getString("key"))
                .list();
    }

    /** All that things follow from, and all that followed from them, oldest first. */
    public List<Node> nodes(List<String> start, long asOf) {
        return closure(
                        """
                        SELECT key, kind, direction,
                               array(SELECT position FROM trace_entry
                                      WHERE trace_entry.key = trace_node.key
                                        AND since <= :asOf
                                      ORDER BY position) AS positions
                          FROM found JOIN trace_node USING (key)
                         WHERE opened_at <= :asOf
                         ORDER BY opened_at, key
                        """,
                        start,
                        asOf)
                .query((row, number) ->
                        new Node(
                                row.getString("key"),
                                row.getString("kind"),
                                Direction.values()[row.getInt("direction")],
                                Arrays.asList((Long[]) row.getArray("positions").getArray())))
                .list();
    }

    /** The entries about things, each once, in order. */
    public static List<Long> entries(List<Node> nodes) {
        return nodes.stream()
                .filter(node ->
                        node.direction() == Direction.START || !node.kind().equals("organisation"))
                .flatMap(node -> node.positions().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The ties between what {@link #nodes} finds, oldest first. */
    public List<Edge> edges(List<String> start, long asOf) {
        return closure(
                        """
                        SELECT cause, effect, relation, position FROM trace_edge
                         WHERE position <= :asOf
                           AND cause IN (SELECT key FROM found JOIN trace_node USING (key))
                           AND effect IN (SELECT key FROM found JOIN trace_node USING (key))
                         ORDER BY position, cause, effect
                        """,
                        start,
                        asOf)
                .query((row, number) ->
                        new Edge(
                                row.getString("cause"),
                                row.getString("effect"),
                                row.getString("relation"),
                                row.getLong("position")))
                .list();
    }

    private JdbcClient.StatementSpec closure(String select, List<String> start, long asOf) {
        return database.sql(CLOSURE + select)
                .param("start", start)
                .param("asOf", asOf)
                .param("ends", ENDS);
    }
}
