package org.iioe.ledger.backup;

import org.iioe.ledger.audit.Backups.Outcome;
import org.iioe.ledger.backup.Manifest.Member;
import org.iioe.ledger.backup.Manifest.Migration;
import org.iioe.ledger.backup.ShippedCheckpoints.Shipped;
import org.iioe.ledger.proof.Origins;
import org.iioe.ledger.proof.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Fills an empty database from a backup in one transaction, and commits only what proves to be the
 * log that was signed. A restore that was killed leaves empty tables, which count as empty.
 */
final class Restore {
    /** Tables that migrations leave with one row, and when that says nothing. */
    private static final Map<String, String> WITH_A_ROW =
            Map.of(
                    "ledger.sealer_state", "WHERE next_position > 0",
                    "ledger.signer_state", "WHERE tree_size > 0",
                    "ledger.read_model_position", "WHERE position >= 0");

    private final Connection database;
    private final BackupFile backup;
    private final Manifest manifest;
    private final ShippedCheckpoints shipped;

    Restore(Connection database, BackupFile backup, ShippedCheckpoints shipped) {
        this.database = database;
        this.backup = backup;
        this.manifest = backup.manifest();
        this.shipped = shipped;
    }

    Outcome run(Consumer<String> migrate) throws SQLException, IOException {
        requireEmpty();
        database.rollback();
        migrate.accept(manifest.migrations().getLast().version());
        List<Migration> here = Backup.migrations(database);
        if (!here.equals(manifest.migrations())) {
            throw new IllegalStateException(
                    "the backup fits a schema made by %s, and this ledger makes %s: restore with the version of the ledger that took the backup, and upgrade after that."
                            .formatted(manifest.migrations(), here));
        }
        // A ledger that was started meanwhile waits, and finds a log.
        execute("LOCK TABLE ledger.sealer_state IN ACCESS EXCLUSIVE MODE");
        requireEmpty();
        execute("DELETE FROM ledger.sealer_state");
        if (!keepsEventsApart()) {
            execute("DELETE FROM ledger.signer_state");
        }
        load();
        Origins origins = prove();
        @Nullable Shipped beyond = shipped.beyond(origins, manifest.entries()).orElse(null);
        if (beyond != null) {
            keep(beyond);
        }
        database.commit();
        return outcome(origins, beyond);
    }

    /** Tables without rows, as migrations leave them, are empty. */
    private void requireEmpty() throws SQLException {
        List<String> tables = new ArrayList<>();
        for (String table :
                texts(
                        """
                        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
                        """)) {
            if (!table.startsWith("ledger.")
                    || (!table.equals("ledger.flyway_schema_history")
                            && !texts(
                                            "SELECT 1 FROM %s %s LIMIT 1"
                                                    .formatted(
                                                            table,
                                                            WITH_A_ROW.getOrDefault(table, "")))
                                    .isEmpty())) {
                tables.add(table);
            }
        }
        if (!tables.isEmpty()) {
            throw new IllegalStateException(
                    "the database is not empty (%s): a backup is restored into a new database only. Make one, or move the embedded one's folder (data/postgres) away; nothing was changed."
                            .formatted(String.join(", ", tables)));
        }
    }

    private void load() throws SQLException, IOException {
        CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
        for (Member member : manifest.members()) {
            long rows;
            try (InputStream csv = backup.rows(member)) {
                rows =
                        copies.copyIn(
                                "COPY ledger.%s (%s) FROM STDIN (FORMAT csv, HEADER MATCH)"
                                        .formatted(
                                                member.table(),
                                                String.join(", ", member.columns())),
                                csv);
            }
            if (rows != member.rows()) {
                throw new IllegalStateException(
                        "%s has %s rows, and the manifest says %s."
                                .formatted(member.file(), rows, member.rows()));
            }
        }
    }

    /** Whether the backup is of a schema that kept events beside the sealed log. */
    private boolean keepsEventsApart() {
        return manifest.members().stream()
                .anyMatch(member -> member.table().equals("domainevententry"));
    }

    /**
     * Derives the tree anew from the restored entries, and compares it with all that was signed.
     */
    private Origins prove() throws SQLException {
        DerivedTree tree =
                new DerivedTree(
                        "nothing was restored. Take another backup, and have an auditor look at"
                                + " this one.");
        Origins origins = Origins.read(database);
        List<VerifierKey> keys =
                texts("SELECT vkey FROM ledger.log_key").stream().map(VerifierKey::parse).toList();
        List<String> newest =
                texts("SELECT note FROM ledger.checkpoint ORDER BY number DESC LIMIT 1");
        tree.require(
                origins.current().equals(manifest.origin())
                        && Objects.equals(
                                newest.isEmpty() ? null : newest.getFirst(), manifest.checkpoint()),
                "the log's name or newest checkpoint is not the manifest's");
        tree.expect(
                manifest.entries(), Base64.getDecoder().decode(manifest.root()), "the manifest");
        List<Shipped> all = new ArrayList<>(shipped.all());
        if (manifest.checkpoint() != null) {
            all.add(Shipped.parse("the newest checkpoint of the backup", manifest.checkpoint()));
        }
        new ShippedCheckpoints(all).expect(tree, origins, keys, manifest.entries());
        long entries = tree.derive(database).size();
        tree.require(
                entries == manifest.entries(),
                "there are %s entries, and the manifest says %s"
                        .formatted(entries, manifest.entries()));
        return origins;
    }

    /** With it in the database no ledger starts on it, whichever checkpoints that one knows. */
    private void keep(Shipped beyond) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement(
                        """
                        INSERT INTO ledger.checkpoint (number, size, root, note)
                        SELECT coalesce(max(number) + 1, 0), ?, ?, ? FROM ledger.checkpoint
                        """)) {
            insert.setLong(1, beyond.checkpoint().size());
            insert.setBytes(2, beyond.checkpoint().root());
            insert.setString(3, beyond.note().toString());
            insert.executeUpdate();
        }
    }

    private Outcome outcome(Origins origins, @Nullable Shipped beyond) {
        String restored =
                "Restored the log %s as of %s: %s sealed entries, root %s, derived anew from the entries.\n"
                        .formatted(
                                manifest.origin(),
                                manifest.takenAt(),
                                manifest.entries(),
                                manifest.root());
        if (beyond != null) {
            return new Outcome(
                    false,
                    restored
                            + "OLDER than what was signed: %s covers %s entries. Positions %s to %s are missing. The ledger does not start on this database, since it would sign a second history: restore a newer backup into another one or, where there is none, continue the log under a new origin (ops/continue)."
                                    .formatted(
                                            beyond.where(),
                                            beyond.checkpoint().size(),
                                            manifest.entries(),
                                            beyond.checkpoint().size() - 1));
        }
        return new Outcome(
                true,
                restored
                        + shipped.compared(origins)
                        + "\n"
                        + "Before the ledger is started, put back its signing key"
                        + " (ledger.signing-keys, as a rule data/signing-key.pem). Then run"
                        + " ops/verify.");
    }

    private void execute(String sql) throws SQLException {
        Statements.execute(database, sql);
    }

    private List<String> texts(String sql) throws SQLException {
        return Statements.texts(database, sql);
    }
}
