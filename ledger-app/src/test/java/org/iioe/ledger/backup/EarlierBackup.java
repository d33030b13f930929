package org.iioe.ledger.backup;

import org.iioe.ledger.backup.Manifest.Member;
import org.iioe.ledger.proof.Frontier;
import org.iioe.ledger.proof.Origins;
import org.iioe.ledger.system.TestDatabases.Database;
import org.postgresql.PGConnection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Backups as they were taken while events had a table of their own: of version 4 of the schema. */
public final class EarlierBackup {
    private static final String TABLES =
            """
            SELECT c.relname, ARRAY(SELECT a.attname::text FROM pg_attribute a
                     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                       AND a.attgenerated = '' AND a.atttypid <> 'xid8'::regtype ORDER BY a.attnum)
              FROM pg_class c
             WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind = 'r'
               AND c.relname NOT IN ('tokenentry', 'projection_generation', 'flyway_schema_history')
             ORDER BY c.oid
            """;

    private EarlierBackup() {}

    /** Takes one. */
    public static void write(Database database, Path file) throws SQLException, IOException {
        List<Member> members = new ArrayList<>();
        Path fresh = BackupFile.unfinished(file);
        try (Connection connection = database.connect();
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(fresh));
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(TABLES)) {
            zip.setComment(BackupFile.UNFINISHED);
            while (tables.next()) {
                String table = tables.getString(1);
                List<String> columns = List.of((String[]) tables.getArray(2).getArray());
                ByteArrayOutputStream csv = new ByteArrayOutputStream();
                long rows =
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyOut(
                                        "COPY ledger.%s (%s) TO STDOUT (FORMAT csv, HEADER)"
                                                .formatted(table, String.join(", ", columns)),
                                        csv);
                zip.putNextEntry(new ZipEntry(table + ".csv"));
                zip.write(csv.toByteArray());
                zip.closeEntry();
                members.add(
                        new Member(
                                table,
                                columns,
                                rows,
                                HexFormat.of()
                                        .formatHex(BackupFile.sha256().digest(csv.toByteArray()))));
            }
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write(manifest(connection, members).json());
            zip.closeEntry();
        }
        BackupFile.finish(fresh, file);
    }

    private static Manifest manifest(Connection connection, List<Member> members)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT next_position, frontier,
                                       (SELECT note FROM ledger.checkpoint ORDER BY number DESC LIMIT 1)
                                  FROM ledger.sealer_state
                                """)) {
            row.next();
            long size = row.getLong(1);
            return new Manifest(
                    Manifest.FORMAT,
                    Manifest.VERSION,
                    Origins.read(connection).current(),
                    Instant.now(),
                    size,
                    Base64.getEncoder().encodeToString(Frontier.of(size, row.getBytes(2)).root()),
                    row.getString(3),
                    Backup.migrations(connection),
                    members,
                    "");
        }
    }
}
