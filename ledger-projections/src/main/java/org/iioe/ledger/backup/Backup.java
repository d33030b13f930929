package org.iioe.ledger.backup;

import org.iioe.ledger.backup.Manifest.Member;
import org.iioe.ledger.backup.Manifest.Migration;
import org.iioe.ledger.proof.Frontier;
import org.iioe.ledger.proof.Origins;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes one moment of a ledger into a file. Every table of the schema goes in, also one that is
 * added later, but for those that a restored ledger makes anew. Transaction numbers stay out: they
 * mean nothing in another database cluster.
 */
final class Backup {
    /**
     * Read models and their tokens are fed from the log; the schema's history comes by migrating.
     */
    private static final String TABLES =
            """
            SELECT c.relname, ARRAY(SELECT a.attname::text FROM pg_attribute a
                     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                       AND a.attgenerated = '' AND a.atttypid <> 'xid8'::regtype ORDER BY a.attnum)
              FROM pg_class c
             WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind = 'r'
               AND c.relname NOT IN ('projection_generation', 'read_model_position', 'flyway_schema_history')
             ORDER BY c.oid
            """;

    private static final String NOT_INCLUDED =
            "The private keys that sign checkpoints (ledger.signing-keys, as a rule"
                    + " data/signing-key.pem), passwords, settings, and read models, which are made"
                    + " anew from the log.";

    private final Connection database;

    Backup(Connection database) {
        this.database = database;
    }

    /**
     * Writes the backup.
     *
     * @return what the operator is told
     * @throws IllegalStateException when there is no ledger, or the file is there already
     */
    String write(Path target) throws SQLException, IOException {
        Manifest moment = moment();
        Path file =
                target.toString().endsWith(".zip")
                        ? target
                        : target.resolve(
                                "ledger-%s-%s.zip"
                                        .formatted(
                                                DateTimeFormatter.ofPattern(
                                                                "yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                                                        .withZone(ZoneOffset.UTC)
                                                        .format(moment.takenAt()),
                                                moment.entries()));
        if (Files.exists(file)) {
            throw new IllegalStateException(
                    "%s is there already: a backup replaces none.".formatted(file));
        }
        Path fresh = BackupFile.unfinished(file);
        try {
            long rows = write(moment, fresh);
            BackupFile.finish(fresh, file);
            return """
            %s (%s bytes): the log %s with %s sealed entries, root %s; %s rows.
            Take it to another machine. Not in it, and to be kept apart: %s\
            """
                    .formatted(
                            file,
                            Files.size(file),
                            moment.origin(),
                            moment.entries(),
                            moment.root(),
                            rows,
                            NOT_INCLUDED);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Manifest moment() throws SQLException {
        if (one("SELECT to_regclass('ledger.ledger_identity')::text") == null
                || one(Origins.FIRST) == null) {
            throw new IllegalStateException(
                    "the database keeps no ledger: name the data folder by --ledger.data-dir, or"
                            + " the database by spring.datasource.url.");
        }
        List<Migration> migrations = migrations(database);
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT next_position, tree_size, frontier,
                                       (SELECT note FROM ledger.checkpoint ORDER BY number DESC LIMIT 1)
                                  FROM ledger.sealer_state, ledger.signer_state
                                """)) {
            row.next();
            byte[] root = root(Frontier.of(row.getLong(2), row.getBytes(3)), row.getLong(1));
            return new Manifest(
                    Manifest.FORMAT,
                    Manifest.VERSION,
                    Origins.read(database).current(),
                    Instant.now(),
                    row.getLong(1),
                    Base64.getEncoder().encodeToString(root),
                    row.getString(4),
                    migrations,
                    List.of(),
                    NOT_INCLUDED);
        }
    }

    /** The root over all that is sealed, from the tree as it was signed last. */
    private byte[] root(Frontier tree, long size) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement(
                        """
                        SELECT leaf_hash FROM ledger.sealed_entry
                         WHERE position >= ? AND position < ? ORDER BY position
                        """)) {
            statement.setLong(1, tree.size());
            statement.setLong(2, size);
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tree.append(row.getBytes(1), (height, index, hash) -> {});
                }
            }
        }
        return tree.root();
    }

    private @Nullable String one(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** The steps that a ledger's schema has gone, in their order. */
    static List<Migration> migrations(Connection database) throws SQLException {
        List<Migration> migrations = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT version, checksum FROM ledger.flyway_schema_history
                                 WHERE version IS NOT NULL AND success ORDER BY installed_rank
                                """)) {
            while (row.next()) {
                migrations.add(new Migration(row.getString(1), row.getInt(2)));
            }
        }
        return migrations;
    }

    private long write(Manifest moment, Path fresh) throws SQLException, IOException {
        CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
        List<Member> members = new ArrayList<>();
        try (ZipOutputStream zip =
                        new ZipOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16));
                Statement statement = database.createStatement();
                ResultSet tables = statement.executeQuery(TABLES)) {
            zip.setComment(BackupFile.UNFINISHED);
            while (tables.next()) {
                String table = tables.getString(1);
                List<String> columns = List.of((String[]) tables.getArray(2).getArray());
                zip.putNextEntry(new ZipEntry(table + ".csv"));
                MessageDigest digest = BackupFile.sha256();
                OutputStream digested = new DigestOutputStream(zip, digest);
                long rows =
                        copies.copyOut(
                                "COPY ledger.%s (%s) TO STDOUT (FORMAT csv, HEADER)"
                                        .formatted(table, String.join(", ", columns)),
                                digested);
                zip.closeEntry();
                members.add(
                        new Member(
                                table, columns, rows, HexFormat.of().formatHex(digest.digest())));
            }
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write(
                    new Manifest(
                                    moment.format(),
                                    moment.version(),
                                    moment.origin(),
                                    moment.takenAt(),
                                    moment.entries(),
                                    moment.root(),
                                    moment.checkpoint(),
                                    moment.migrations(),
                                    members,
                                    moment.notIncluded())
                            .json());
            zip.closeEntry();
        }
        return members.stream().mapToLong(Member::rows).sum();
    }
}
