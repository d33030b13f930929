package org.iioe.ledger.system;

import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.log.EntryFormat;
import org.iioe.ledger.system.TestDatabases.Database;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Appends to a log past its nodes, by the statement that they have for it: as a node would that
 * knows nothing of them. It reads nothing, so that only numbers which are taken keep it from
 * appending.
 */
public final class Appender implements AutoCloseable {
    private final Connection connection;
    private final EntryFormat format;
    private final List<StoredEvent> events = new ArrayList<>();

    /** Appends to the log of a database that has one. */
    public Appender(Database database) {
        try {
            connection = database.connect();
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT origin FROM ledger.ledger_identity")) {
                row.next();
                format = new EntryFormat(new JsonMapper(), row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds an event to what is appended next. */
    public Appender add(String stream, long sequence, String type, String payload) {
        return add(UUID.randomUUID().toString(), stream, sequence, type, payload);
    }

    /** Adds an event of an id to what is appended next. */
    public Appender add(String id, String stream, long sequence, String type, String payload) {
        events.add(
                new StoredEvent(
                        id,
                        type,
                        null,
                        stream,
                        "Test",
                        sequence,
                        StoredEvent.time(Instant.now()),
                        payload.getBytes(StandardCharsets.UTF_8),
                        Map.of("actor", "test")));
        return this;
    }

    /**
     * Appends what was added, as one; it is forgotten, also where it cannot be appended.
     *
     * @return the position of the first
     * @throws IllegalStateException when the database refuses it
     */
    public long append() {
        List<StoredEvent> all = List.copyOf(events);
        events.clear();
        try (PreparedStatement seal =
                connection.prepareStatement(
                        "SELECT ledger.seal(-1, ?, ?, ?, ?, ?, '{}', '{}', '{}', NULL)")) {
            seal.setArray(1, array("text", all.stream().map(StoredEvent::id).toArray()));
            seal.setArray(2, array("text", all.stream().map(StoredEvent::subject).toArray()));
            seal.setArray(3, array("int8", all.stream().map(StoredEvent::sequence).toArray()));
            seal.setArray(
                    4,
                    array(
                            "int8",
                            all.stream()
                                    .map(event -> Instant.parse(event.time()).toEpochMilli())
                                    .toArray()));
            seal.setArray(
                    5, array("bytea", all.stream().map(format::entry).toArray(byte[][]::new)));
            try (ResultSet row = seal.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    /** Its connection, for who does more than append on it. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
