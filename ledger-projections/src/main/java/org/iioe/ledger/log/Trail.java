package org.iioe.ledger.log;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The audit trail, read from the sealed entries themselves: it can never be behind them. */
@Component
public final class Trail {
    private static final int PART = 500;

    private final JdbcClient database;
    private final JsonMapper mapper;

    Trail(JdbcClient database, JsonMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /**
     * Entries after a position and up to another one, in order.
     *
     * @param subject of one stream only, or null for all
     */
    public List<TrailEntry> list(long after, long upTo, @Nullable String subject, int most) {
        return database.sql(
                        """
                        SELECT position, recorded_at, entry FROM sealed_entry
                         WHERE position > :after AND position <= :upTo
                           AND (CAST(:subject AS text) IS NULL OR subject = :subject)
                         ORDER BY position LIMIT :most
                        """)
                .param("after", after)
                .param("upTo", upTo)
                .param("subject", subject)
                .param("most", most)
                .query((row, number) ->
                        entry(row.getLong(1), row.getTimestamp(2).toInstant(), row.getBytes(3)))
                .list();
    }

    /** Reads entries by their positions, a part at a time. */
    public void read(List<Long> positions, Consumer<TrailEntry> to) {
        for (int from = 0; from < positions.size(); from += PART) {
            database.sql(
                            """
                            SELECT position, recorded_at, entry FROM sealed_entry
                             WHERE position IN (:positions) ORDER BY position
                            """)
                    .param(
                            "positions",
                            positions.subList(from, Math.min(positions.size(), from + PART)))
                    .query((row, number) ->
                            entry(row.getLong(1), row.getTimestamp(2).toInstant(), row.getBytes(3)))
                    .list()
                    .forEach(to);
        }
    }

    private TrailEntry entry(long position, Instant recordedAt, byte[] bytes) {
        JsonNode entry = mapper.readTree(bytes);
        String type = text(entry, "type", "");
        return new TrailEntry(
                position,
                recordedAt,
                text(entry, "id", ""),
                type.substring(type.lastIndexOf('.') + 1),
                text(entry, "subject", ""),
                Long.parseLong(text(entry, "sequence", "0")),
                optional(entry, "actor"),
                optional(entry, "onbehalfof"),
                optional(entry, "command"),
                optional(entry, "basis"),
                withoutNames(entry.path("data")));
    }

    /**
     * Names of people are not shown: a person, wherever one stands in what was recorded, is shown
     * by its opaque id alone. The sealed entry keeps what was recorded.
     */
    private static JsonNode withoutNames(JsonNode data) {
        if (data instanceof ObjectNode object && object.has("person") && object.has("name")) {
            object.remove("name");
        }
        data.forEach(Trail::withoutNames);
        return data;
    }

    private static String text(JsonNode entry, String name, String otherwise) {
        return entry.path(name).asString(otherwise);
    }

    private static @Nullable String optional(JsonNode entry, String name) {
        JsonNode value = entry.get(name);
        return value == null ? null : value.asString();
    }
}
