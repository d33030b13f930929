package org.iioe.ledger.system;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to work as a login that could change what was recorded: whoever got hold of the ledger's
 * connection would be its owner.
 */
@Component
final class LeastPrivilege implements InitializingBean {
    private final JdbcClient database;

    LeastPrivilege(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() {
        database.sql(
                        """
                        SELECT session_user FROM pg_roles, pg_class
                         WHERE rolname = session_user AND pg_class.oid = to_regclass('sealed_entry')
                           AND (rolsuper OR pg_has_role(session_user, relowner, 'MEMBER'))
                        """)
                .query(String.class)
                .optional()
                .ifPresent(login -> {
                    throw new StartFailure(
                            "The ledger would work as %s, which may change what was recorded: name the tables' owner by spring.flyway.user and .password, and by spring.datasource a login that is a member of ledger_app and of no other role."
                                    .formatted(login));
                });
    }
}
