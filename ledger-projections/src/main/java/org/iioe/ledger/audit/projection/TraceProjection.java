package org.iioe.ledger.audit.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.audit.RecordedEvent;
import org.iioe.ledger.audit.ValueClaimed;
import org.iioe.ledger.audit.ValueReleased;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.projection.Projection;
import org.iioe.ledger.projection.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ties every thing of the ledger to its causes and its effects. */
@Component
final class TraceProjection implements Projection {
    private final JdbcClient database;
    private final JsonMapper mapper;

    TraceProjection(JdbcClient database, JsonMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public void on(LedgerEvent event, Sealed at) {
        switch (event) {
            case CommandRecorded recorded -> recorded(recorded, at.position());
            case ValueClaimed claimed -> claimed(at);
            case ValueReleased released -> claimed(at);
            default -> tie(event, Links.of(event), at);
        }
    }

    private void tie(LedgerEvent event, Links links, Sealed at) {
        Set<Mentions.Name> names = new LinkedHashSet<>();
        for (String key : links.things()) {
            names.add(new Mentions.Name(key.substring(key.lastIndexOf('/') + 1), key));
        }
        for (String key : links.about()) {
            names.add(new Mentions.Name(at.event(), key));
            if (event instanceof FundingEvent) {
                // As acts are named where they are ratified: fund/tencent-seed-fund/disbursement-1.
                names.add(new Mentions.Name(act(key), key));
            }
        }
        for (Mentions.Name name : links.names()) {
            names.add(
                    name.key() == null
                            ? new Mentions.Name(name.name(), links.about().getFirst())
                            : name);
        }
        database.sql(
                        """
                        WITH node AS (
                            INSERT INTO trace_node
                            SELECT key, split_part(key, '/', 1), :position
                              FROM jsonb_array_elements_text(CAST(:things AS jsonb)) key
                            ON CONFLICT DO NOTHING),
                        name AS (
                            INSERT INTO trace_name
                            SELECT DISTINCT lower(name), key, :position
                              FROM jsonb_to_recordset(CAST(:names AS jsonb))
                                AS given(name text, key text)
                            ON CONFLICT DO NOTHING),
                        edge AS (
                            INSERT INTO trace_edge
                            SELECT cause,
                                   coalesce(
                                       CASE WHEN relation = 'act' THEN
                                           (SELECT min(key) FROM trace_name
                                             WHERE name = effect
                                               AND name = 'fund' || substr(key, strpos(key, '/')))
                                       END,
                                       effect),
                                   relation, :position
                              FROM jsonb_to_recordset(CAST(:edges AS jsonb))
                                AS given(cause text, effect text, relation text)
                            ON CONFLICT DO NOTHING)
                        INSERT INTO trace_entry
                        SELECT DISTINCT key, CAST(:position AS bigint)
                          FROM jsonb_array_elements_text(CAST(:about AS jsonb)) key
                        """)
                .param("position", at.position())
                .param("things", mapper.writeValueAsString(links.things()))
                .param("about", mapper.writeValueAsString(links.about()))
                .param("names", mapper.writeValueAsString(names))
                .param("edges", mapper.writeValueAsString(links.edges()))
                .update();
    }

    private static String act(String key) {
        return key.startsWith("fund/") ? key : "fund" + key.substring(key.indexOf('/'));
    }

    /** A claim waits for the command that made it, to be shown with what else that made. */
    private void claimed(Sealed at) {
        database.sql("INSERT INTO trace_entry VALUES ('event/' || :event, :position)")
                .param("event", at.event())
                .param("position", at.position())
                .update();
    }

    /** Who sent a command, and what it claimed, is part of all that it made. */
    private void recorded(CommandRecorded command, long position) {
        List<String> events = command.made().stream().map(RecordedEvent::event).toList();
        // Arrays, of which the planner knows that they are short: it would rather read all names
        // than look up what another query might find.
        database.sql(
                        """
                        INSERT INTO trace_entry
                        SELECT key, position
                          FROM (SELECT DISTINCT key FROM trace_name
                                 WHERE name = ANY (CAST(:names AS text[]))) thing,
                               (SELECT position FROM trace_entry
                                 WHERE key = ANY (CAST(:claims AS text[]))
                                UNION SELECT CAST(:position AS bigint)) entry
                        ON CONFLICT DO NOTHING
                        """)
                .param("position", position)
                .param(
                        "names",
                        events.stream()
                                .map(event -> event.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("claims", events.stream().map("event/"::concat).toArray(String[]::new))
                .update();
    }
}
