package org.iioe.ledger.log;

import org.flywaydb.core.Flyway;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.postgresql.PGConnection;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database as the ledger left it that stored events in a table of their own and sealed them
 * afterwards: version 4 of the schema.
 */
public final class EarlierLedger {
    public static final String VERSION = "4";

    private static final List<String> THE_SAME =
            List.of("ledger_identity", "log_node", "checkpoint", "cosignature", "log_key");

    private EarlierLedger() {}

    /** What a ledger of today holds, in a database of its own as it would have been left then. */
    public static Database of(Database present) {
        Database made = TestDatabases.create();
        Database earlier =
                new Database(
                        made.url(), made.user(), made.password(), present.dataDir(), List.of());
        migrate(earlier, VERSION);
        try (Connection from = present.connect();
                Connection to = earlier.connect()) {
            copy(from, to);
            return earlier;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the tables made up to a version. */
    static void migrate(Database database, String version) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .defaultSchema("ledger")
                .target(version)
                .load()
                .migrate();
    }

    /** Stores an event that nobody seals any more. */
    public static void store(Database earlier, StoredEvent event, String metadata) {
        try (Connection connection = earlier.connect()) {
            store(connection, event, metadata);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Connection from, Connection to) throws SQLException, IOException {
        for (String table : THE_SAME) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            from.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY ledger.%s TO STDOUT".formatted(table), rows);
            to.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY ledger.%s FROM STDIN".formatted(table),
                            new ByteArrayInputStream(rows.toByteArray()));
        }
        EntryFormat format = new EntryFormat(new JsonMapper(), "");
        try (Statement statement = from.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT entry, position, event_id, subject, recorded_at, leaf_hash"
                                        + " FROM ledger.sealed_entry ORDER BY position")) {
            while (row.next()) {
                StoredEvent event = format.event(row.getBytes(1));
                store(to, event, new JsonMapper().writeValueAsString(event.metadata()));
                seal(to, row);
            }
        }
        state(from, to);
    }

    /** As an append did. */
    private static void store(Connection to, StoredEvent event, String metadata)
            throws SQLException {
        try (PreparedStatement insert =
                to.prepareStatement(
                        """
                        INSERT INTO ledger.domainevententry (eventidentifier, aggregateidentifier,
                            sequencenumber, type, timestamp, payloadtype, payloadrevision, payload,
                            metadata)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, convert_to(?, 'UTF8'))
                        """)) {
            insert.setString(1, event.id());
            insert.setString(2, event.subject());
            insert.setLong(3, event.sequence());
            insert.setString(4, event.aggregateType());
            insert.setString(5, event.time());
            insert.setString(6, event.type());
            insert.setString(7, event.revision());
            insert.setBytes(8, event.payload());
            insert.setString(9, metadata);
            insert.execute();
        }
    }

    /** As the sealer did. */
    private static void seal(Connection to, ResultSet row) throws SQLException {
        try (PreparedStatement insert =
                to.prepareStatement(
                        """
                        INSERT INTO ledger.sealed_entry (entry, position, event_id, subject,
                            recorded_at, leaf_hash, store_index, store_xid)
                        SELECT ?, ?, ?, ?, ?, ?, globalindex, xid FROM ledger.domainevententry
                         WHERE eventidentifier = ?
                        """)) {
            insert.setBytes(1, row.getBytes(1));
            insert.setLong(2, row.getLong(2));
            insert.setString(3, row.getString(3));
            insert.setString(4, row.getString(4));
            insert.setTimestamp(5, row.getTimestamp(5));
            insert.setBytes(6, row.getBytes(6));
            insert.setString(7, row.getString(3));
            insert.execute();
        }
    }

    private static void state(Connection from, Connection to) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT next_position, recorded_at, tree_size, frontier,
                                       checkpoint_number, checkpoint_size, checkpoint_at
                                  FROM ledger.sealer_state, ledger.signer_state
                                """);
                PreparedStatement update =
                        to.prepareStatement(
                                """
                                UPDATE ledger.sealer_state SET next_position = ?, recorded_at = ?,
                                    tree_size = ?, frontier = ?, checkpoint_number = ?,
                                    checkpoint_size = ?, checkpoint_at = ?,
                                    snapshot = pg_current_snapshot()
                                """)) {
            row.next();
            for (int i = 1; i <= 7; i++) {
                update.setObject(i, row.getObject(i));
            }
            update.execute();
        }
    }
}
