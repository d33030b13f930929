package org.iioe.ledger.system;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real databases for tests: one server for the whole run, a new database for each who asks. The
 * server is the one that comes with the ledger, or the one of LEDGER_TEST_POSTGRES_URL (JDBC),
 * which takes 300 connections, and whose user may make databases and roles
 * (LEDGER_TEST_POSTGRES_USER, LEDGER_TEST_POSTGRES_PASSWORD).
 */
public final class TestDatabases {
    private static final int CONNECTIONS = 300;
    private static final AtomicInteger number = new AtomicInteger();
    private static @Nullable EmbeddedDatabase server;
    private static @Nullable Database template;

    private TestDatabases() {}

    /**
     * A database that nobody has used.
     *
     * @param url JDBC
     * @param dataDir where its ledgers keep their signing key and checkpoints
     * @param settings that ledgers on it need besides
     */
    public record Database(
            String url, String user, String password, Path dataDir, List<String> settings) {
        Database(String url, String user, String password, Path dataDir) {
            this(url, user, password, dataDir, List.of());
        }

        /** The one that a server comes with. */
        static Database of(EmbeddedDatabase server, Path dataDir) {
            return new Database(server.jdbcUrl(), server.user(), server.password(), dataDir);
        }

        /** The same with settings. */
        Database with(List<String> more) {
            return new Database(url, user, password, dataDir, more);
        }

        /** A number that it tells. */
        public long number(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Has it do something, with all rights. */
        public void execute(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A connection with all rights. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    /** Makes a new database. */
    public static Database create() {
        return create("");
    }

    /** Makes a new database that has the ledger's tables, and nothing in them. */
    public static synchronized Database migrated() {
        Database made = template;
        if (made == null) {
            made = create();
            Flyway.configure()
                    .dataSource(made.url(), made.user(), made.password())
                    .defaultSchema("ledger")
                    .load()
                    .migrate();
            template = made;
        }
        return copyOf(made);
    }

    /** Makes a copy of a database that nobody is connected to; it has a data folder of its own. */
    public static Database copyOf(Database original) {
        String name = original.url().replaceAll("^.*/([^/?]*).*$", "$1");
        Database copy = create(" TEMPLATE " + name);
        // What was granted on the database itself does not come along.
        copy.execute(
                """
                DO $$
                DECLARE
                    granted record;
                BEGIN
                    FOR granted IN SELECT privilege_type AS what, grantee::regrole AS whom
                                     FROM pg_database, aclexplode(datacl)
                                    WHERE datname = '%s' AND grantee <> 0 LOOP
                        EXECUTE format('GRANT %%s ON DATABASE %%I TO %%s', granted.what,
                                       current_database(), granted.whom);
                    END LOOP;
                END $$\
                """
                        .formatted(name));
        return copy;
    }

    private static synchronized Database create(String template) {
        String named = System.getenv("LEDGER_TEST_POSTGRES_URL");
        if (named != null && !named.isBlank()) {
            return create(
                    named,
                    System.getenv("LEDGER_TEST_POSTGRES_USER"),
                    System.getenv("LEDGER_TEST_POSTGRES_PASSWORD"),
                    template);
        }
        EmbeddedDatabase running = server;
        if (running == null) {
            running = startedForMany();
            server = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return create(running.jdbcUrl(), running.user(), running.password(), template);
    }

    /** Each ledger has its pool; several of them run at a time. */
    private static EmbeddedDatabase startedForMany() {
        EmbeddedDatabase started = EmbeddedDatabase.start(TestFolder.named("server"));
        Database own = Database.of(started, TestFolder.named("server"));
        if (own.number("SELECT current_setting('max_connections')::int") == CONNECTIONS) {
            return started;
        }
        own.execute("ALTER SYSTEM SET max_connections = " + CONNECTIONS);
        started.close();
        return EmbeddedDatabase.start(TestFolder.named("server"));
    }

    /** Makes a new database on a server. */
    static Database create(String url, String user, String password) {
        return create(url, user, password, "");
    }

    private static Database create(String url, String user, String password, String template) {
        String name =
                "test_%d_%d".formatted(ProcessHandle.current().pid(), number.incrementAndGet());
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Path dataDir = TestFolder.named(name);
        try {
            // Another run with the same number may have left a log's key there.
            FileSystemUtils.deleteRecursively(dataDir);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Database(
                url.replaceAll("^(jdbc:postgresql://[^/]*/)[^?]*", "$1" + name),
                user,
                password,
                dataDir);
    }
}
