package org.iioe.ledger.log;

import com.zaxxer.hikari.HikariDataSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import javax.sql.DataSource;

/**
 * Connections beside the pool, for what must never wait for a place in it: who appends and who
 * feeds read models are not kept waiting by however many readers. They are made as the pool makes
 * its own.
 */
public final class OwnConnections {
    private OwnConnections() {}

    /**
     * Opens a connection; it is the caller's to close.
     *
     * @param dataSource the pool
     * @param name by which the server's list of sessions shows it
     * @param patience seconds after which a silent connection is given up
     * @param settings statements that it begins with
     */
    public static Connection open(DataSource dataSource, String name, int patience, String settings)
            throws SQLException {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("user", pool.getUsername());
        properties.setProperty("password", pool.getPassword());
        properties.setProperty("ApplicationName", name);
        properties.setProperty("socketTimeout", Integer.toString(patience));
        properties.setProperty("connectTimeout", Integer.toString(patience));
        Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), properties);
        try (Statement statement = connection.createStatement()) {
            if (pool.getConnectionInitSql() != null) {
                statement.execute(pool.getConnectionInitSql());
            }
            statement.execute("SET search_path TO " + pool.getSchema() + "; " + settings);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
