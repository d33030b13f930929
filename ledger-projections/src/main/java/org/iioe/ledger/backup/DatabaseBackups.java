package org.iioe.ledger.backup;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.Backups;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Backups by COPY in one transaction: they ask for nothing but a login, and so fit the embedded
 * PostgreSQL, which comes without programs for it, as well as any other.
 */
public final class DatabaseBackups implements Backups {
    /** Made by the service loader. */
    public DatabaseBackups() {}

    @Override
    public Outcome backup(Login login, Path target) {
        try (Connection database = connect(login)) {
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            database.setReadOnly(true);
            return new Outcome(true, new Backup(database).write(target));
        } catch (SQLException e) {
            throw failed(login, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome restore(
            Login login, Path backup, @Nullable Path checkpoints, Consumer<String> migrate) {
        try (BackupFile file = BackupFile.open(backup);
                Connection database = connect(login)) {
            ShippedCheckpoints shipped =
                    checkpoints == null
                            ? ShippedCheckpoints.NONE
                            : ShippedCheckpoints.read(checkpoints);
            return new Restore(database, file, shipped).run(migrate);
        } catch (SQLException e) {
            throw failed(login, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome continueLog(Login login, Decision decision, Function<LedgerEvent, byte[]> json) {
        try (Connection database = connect(login)) {
            Path checkpoints = decision.checkpoints();
            ShippedCheckpoints shipped =
                    checkpoints == null
                            ? ShippedCheckpoints.NONE
                            : ShippedCheckpoints.read(checkpoints);
            try {
                return new NewOrigin(database, decision, shipped, json).run();
            } finally {
                // What was not committed has not happened, also where a lock still waits.
                database.rollback();
            }
        } catch (SQLException e) {
            throw failed(login, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(Login login) throws SQLException {
        Connection database =
                DriverManager.getConnection(login.url(), login.user(), login.password());
        database.setAutoCommit(false);
        return database;
    }

    /** An address may carry a password behind its question mark. */
    private static IllegalStateException failed(Login login, SQLException e) {
        return new IllegalStateException(
                "the database %s says: %s"
                        .formatted(login.url().replaceFirst("\\?.*", ""), e.getMessage()),
                e);
    }
}
