package org.iioe.ledger.system;

import org.iioe.ledger.audit.Backups.Login;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Properties;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The login as which the ledger works. It is not the owner of the tables, who makes them, and it
 * can never become that: it adds to the log and to what belongs to it, and changes neither. Where
 * the settings name the owner alone, the login is made beside it; its password follows from the
 * owner's, so that all nodes know it and no file keeps it.
 */
final class WorkingLogin {
    private static final Logger log = LoggerFactory.getLogger(WorkingLogin.class);
    private static final String GROUP = "ledger_app";
    private static final int MOST_CHARACTERS = 63;
    private static final int TRIES = 20;

    private WorkingLogin() {}

    /**
     * The login beside an owner's; it is made when it is not there. Where the owner has no
     * password, because the server trusts whoever reaches it, the login has none either.
     *
     * @throws StartFailure when the owner may make none
     */
    static Login beside(Login owner) {
        Properties said = said(owner);
        String name = said.getProperty("user", "") + "_" + GROUP;
        String password = said.getProperty("password", "");
        Login working =
                new Login(
                        owner.url(),
                        name.substring(0, Math.min(MOST_CHARACTERS, name.length())),
                        password.isEmpty() ? "" : derived(password, name));
        for (int left = TRIES; !opens(working); left--) {
            try (Connection connection = open(owner)) {
                make(connection, working);
            } catch (SQLException e) {
                String state = String.valueOf(e.getSQLState());
                if (state.startsWith("08") || state.startsWith("28") || state.startsWith("57P")) {
                    // The owner does not get in: that is told as it always was.
                    throw new IllegalStateException(e);
                }
                // Another node, or a ledger beside this one, may be making it at the same time.
                if (!isRace(e)) {
                    throw notMade(working, e.getMessage());
                }
            }
            if (left == 0) {
                throw notMade(working, "the server does not let it in");
            }
        }
        return working;
    }

    private static StartFailure notMade(Login working, @Nullable String why) {
        return new StartFailure(
                "The login %s, as which the ledger works, was not made (%s): let the owner make roles, or name the owner by spring.flyway.user and .password, and by spring.datasource a login that is a member of ledger_app."
                        .formatted(working.user(), why));
    }

    private static boolean isRace(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.equals("23505") || state.equals("42710") || state.equals("XX000");
    }

    private static Properties said(Login owner) {
        Properties said = new Properties();
        Properties inAddress = Driver.parseURL(owner.url(), new Properties());
        if (inAddress != null) {
            inAddress
                    .stringPropertyNames()
                    .forEach(key -> said.setProperty(key, inAddress.getProperty(key)));
        }
        if (!owner.user().isEmpty()) {
            said.setProperty("user", owner.user());
        }
        if (!owner.password().isEmpty()) {
            said.setProperty("password", owner.password());
        }
        return said;
    }

    private static Connection open(Login login) throws SQLException {
        Properties properties = new Properties();
        if (!login.user().isEmpty()) {
            properties.setProperty("user", login.user());
        }
        if (!login.password().isEmpty()) {
            properties.setProperty("password", login.password());
        }
        return DriverManager.getConnection(login.url(), properties);
    }

    private static boolean opens(Login working) {
        try (Connection connection = open(working);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pg_has_role(current_user, '%s', 'MEMBER')"
                                        .formatted(GROUP))) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            log.debug("The login is not there yet, or has another password.", e);
            return false;
        }
    }

    private static void make(Connection owner, Login working) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            String login = statement.enquoteIdentifier(working.user(), true);
            for (String role : new String[] {GROUP, login}) {
                try (ResultSet there =
                        statement.executeQuery(
                                "SELECT to_regrole(%s) IS NOT NULL"
                                        .formatted(statement.enquoteLiteral(role)))) {
                    there.next();
                    if (there.getBoolean(1)) {
                        continue;
                    }
                }
                statement.execute(
                        "CREATE ROLE %s %s"
                                .formatted(role, role.equals(GROUP) ? "NOLOGIN" : "LOGIN"));
            }
            statement.execute("GRANT %s TO %s".formatted(GROUP, login));
        }
        if (working.password().isEmpty()) {
            return;
        }
        // The password itself never leaves this process.
        owner.unwrap(PGConnection.class)
                .alterUserPassword(
                        working.user(), working.password().toCharArray(), "scram-sha-256");
    }

    private static String derived(String password, String login) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(login.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
