package org.iioe.ledger.histories;

import org.iioe.ledger.audit.log.SealedLog;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The log of one ledger, put into another under other days: as the books of a network look whose
 * papers come in whenever they are found. Commands alone could not make half of the cases.
 */
final class Redated {
    private final JsonMapper mapper = new JsonMapper();
    private final Days days;

    Redated(Days days) {
        this.days = days;
    }

    /** Under which days the events are put. */
    interface Days {
        /**
         * The day of an event, which may be a month or a year.
         *
         * @param type its simple name
         */
        String of(long position, String type, ObjectNode event);
    }

    /** Puts all events, in their order. */
    void put(TestLedger from, TestLedger into) throws SQLException {
        try (Connection source = from.database().connect();
                Connection target = into.database().connect();
                PreparedStatement select =
                        source.prepareStatement(
                                """
                                SELECT eventidentifier, aggregateidentifier, sequencenumber, type, timestamp,
                                       payloadtype, payloadrevision, payload, metadata
                                  FROM ledger.sealed_entry JOIN ledger.domainevententry ON eventidentifier = event_id
                                 ORDER BY position
                                """);
                PreparedStatement insert =
                        target.prepareStatement(
                                """
                                INSERT INTO ledger.domainevententry (eventidentifier, aggregateidentifier,
                                    sequencenumber, type, timestamp, payloadtype, payloadrevision, payload, metadata)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                                """)) {
            target.setAutoCommit(false);
            long position = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    for (int i = 1; i <= 9; i++) {
                        insert.setObject(i, row.getObject(i));
                    }
                    String type = row.getString(6);
                    insert.setBytes(
                            8,
                            under(
                                    row.getBytes(8),
                                    position++,
                                    type.substring(type.lastIndexOf('.') + 1)));
                    insert.executeUpdate();
                }
            }
            target.commit();
        }
    }

    /** Waits until a ledger shows what was put into it. */
    static void await(TestLedger ledger, long head) {
        TestClock.await(
                "all is sealed",
                Duration.ofSeconds(60),
                () -> ledger.bean(SealedLog.class).head() == head);
        TestClock.await(
                "all is shown",
                Duration.ofSeconds(120),
                () ->
                        List.of("funds", "meetings", "contributions", "presidency/terms", "members")
                                .stream()
                                .allMatch(
                                        list ->
                                                ledger.get(
                                                                        "/api/v1/%s?asOf=%d"
                                                                                .formatted(
                                                                                        list, head))
                                                                .status()
                                                        == 200));
    }

    private byte[] under(byte[] payload, long position, String type) {
        ObjectNode event = (ObjectNode) mapper.readTree(payload);
        if (!event.path("on").isString()) {
            return payload;
        }
        event.put("on", days.of(position, type, event));
        return mapper.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
    }
}
