package org.iioe.ledger.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.projection.OrganisationView;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.HistoryTable;
import org.iioe.ledger.projection.InvalidParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What read models show, as reports read it. */
@Component
public final class Views {
    private final JdbcClient database;
    private final JsonMapper mapper;

    Views(JdbcClient database, JsonMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    private <V> History<V> of(HistoryTable<V> table) {
        return new History<>(database, mapper, table);
    }

    /** A thing as of a position. */
    public <V> Optional<V> find(HistoryTable<V> table, String id, long asOf) {
        return of(table).find(id, asOf);
    }

    /**
     * A thing as of a position.
     *
     * @throws InvalidParameter 404 when there is none
     */
    public <V> V required(HistoryTable<V> table, String id, long asOf) {
        return find(table, id, asOf)
                .orElseThrow(() -> InvalidParameter.unknown(table.name().replace('_', ' '), id));
    }

    /** All things of a table as of a position, by id. */
    public <V> Rows<V> all(HistoryTable<V> table, long asOf) {
        return all(table, "", asOf);
    }

    /** The things of a table whose ids start so, as of a position, by id. */
    public <V> Rows<V> all(HistoryTable<V> table, String prefix, long asOf) {
        return to -> of(table).read(asOf, prefix, to);
    }

    /** All states that the things of a table had up to a position, by id, oldest first. */
    public <V> Rows<History.State<V>> states(HistoryTable<V> table, String prefix, long asOf) {
        return to -> of(table).readStates(asOf, prefix, to);
    }

    /** Reads the things of a table that are other at a position than at an earlier one. */
    public <V> void readChanged(
            HistoryTable<V> table, long before, long after, BiConsumer<@Nullable V, V> to) {
        of(table).readChanged(before, after, to);
    }

    /** An object in one cell, as its JSON; null for null. */
    public @Nullable String json(@Nullable Object value) {
        return value == null ? null : mapper.writeValueAsString(value);
    }

    /** A member of an object: its name in JSON, and its value in words, or null. */
    public record Member(String name, @Nullable String words) {}

    /** The members of an object, in the order of its JSON: one that comes later is among them. */
    public List<Member> members(Object value) {
        return mapper.valueToTree(value).properties().stream()
                .map(member -> new Member(member.getKey(), words(member.getValue())))
                .toList();
    }

    private static @Nullable String words(JsonNode value) {
        if (value.isArray()) {
            return Cell.words(value.valueStream().map(Views::words).toList());
        }
        return value.isNull() ? null : value.isValueNode() ? value.asString() : value.toString();
    }

    /** The names of organisations as of a position; needs the projection {@code membership}. */
    public Names names(long asOf) {
        Map<String, String> names = new HashMap<>();
        all(OrganisationView.TABLE, asOf).read(view -> names.put(view.id().value(), view.name()));
        return new Names(names);
    }

    /** Names of organisations by id. */
    public record Names(Map<String, String> names) {
        /** A name; the id where nobody knows one; null for nobody. */
        public @Nullable String of(@Nullable String id) {
            return id == null ? null : names.getOrDefault(id, id);
        }

        /** A name; the id where nobody knows one; null for nobody. */
        public @Nullable String of(@Nullable OrganisationId id) {
            return id == null ? null : of(id.value());
        }

        /** The names in their order, in one cell; null where there is no list. */
        public @Nullable String all(@Nullable List<OrganisationId> ids) {
            return ids == null
                    ? null
                    : Cell.words(
                            ids.stream()
                                    .map(id -> names.getOrDefault(id.value(), id.value()))
                                    .toList());
        }
    }
}
