package org.iioe.ledger.audit.log;

import java.util.List;

/**
 * Who else is connected to a database: a node that runs would go on meanwhile as if nothing were
 * done to its log.
 */
public final class OtherSessions {
    /** Asks a database for their names. */
    public static final String NAMES =
            """
            SELECT concat_ws(' ', usename, application_name, client_addr) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()
               AND backend_type = 'client backend'
            """;

    private OtherSessions() {}

    /** What to say to somebody who wants to be alone, and is not. */
    public static String refusal(List<String> names) {
        return "somebody else is connected to the database (%s): stop the ledger on every node"
                .formatted(String.join(", ", names));
    }
}
