package org.iioe.ledger.projection;

import org.iioe.ledger.log.OwnConnections;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/**
 * The connection by which a thread fills tables: its own, so that no number of readers takes it
 * away. While it is open, whatever that thread asks the database goes through it, in transactions
 * that the thread ends itself.
 */
final class FeedConnection implements AutoCloseable {
    /**
     * A node that stands still leaves nothing behind for longer than three seconds. A plan that was
     * made while tables were empty would read them whole ever after: all are made to look up by
     * keys. Nor is the disk waited for: what a crash takes back is read from the log again.
     */
    private static final String SETTINGS =
            """
            SET idle_in_transaction_session_timeout = '3s'; SET idle_session_timeout = '3s';
            SET synchronous_commit = off; SET plan_cache_mode = force_generic_plan;
            SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
            SET max_parallel_workers_per_gather = 0; SET jit = off
            """;

    /** Seconds: a batch of a building generation may take long. */
    private static final int PATIENCE = 300;

    private static final Duration ALIVE = Duration.ofSeconds(1);

    private final Thread alive = Thread.ofVirtual().unstarted(this::live);
    private final DataSource pool;
    private final Connection connection;

    private FeedConnection(DataSource pool, Connection connection) {
        this.pool = pool;
        this.connection = connection;
    }

    /**
     * Opens one like those of the pool, for this thread.
     *
     * @param name by which the server's administrator tells it from others
     */
    static FeedConnection open(DataSource pool, String name) throws SQLException {
        Connection connection = OwnConnections.open(pool, "ledger " + name, PATIENCE, SETTINGS);
        FeedConnection opened = new FeedConnection(pool, connection);
        try {
            opened.enter(List.of());
            connection.setAutoCommit(false);
            TransactionSynchronizationManager.bindResource(pool, new ConnectionHolder(connection));
            opened.alive.start();
            return opened;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes the tables of schemas those of all transactions that come. */
    void enter(List<String> schemas) throws SQLException {
        execute("SET search_path TO " + String.join(", ", Generation.path(schemas)));
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Takes a lock for as long as this is open, unless another node has it. */
    boolean lock(String name) throws SQLException {
        return isTrue("SELECT pg_try_advisory_lock(hashtext('%s'))".formatted(name));
    }

    /** Gives a lock back. */
    void unlock(String name) throws SQLException {
        isTrue("SELECT pg_advisory_unlock(hashtext('%s'))".formatted(name));
    }

    private boolean isTrue(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            boolean isTrue = row.next() && row.getBoolean(1);
            connection.commit();
            return isTrue;
        }
    }

    /** As long as this node goes on, the server hears of it, however long a batch takes. */
    private void live() {
        try {
            while (true) {
                Thread.sleep(ALIVE);
                execute("SELECT 1");
            }
        } catch (InterruptedException e) {
            // It is closed.
        } catch (SQLException e) {
            // Whoever works by it finds that out.
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        alive.interrupt();
        TransactionSynchronizationManager.unbindResource(pool);
        connection.close();
    }
}
