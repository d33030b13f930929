package org.iioe.ledger.system;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Refuses to run on a server that would lose what it acknowledged: what was acknowledged survives a
 * power cut, or the ledger does not start.
 */
@Component
final class Durability implements InitializingBean {
    private final JdbcClient database;

    Durability(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() {
        for (String setting : List.of("fsync", "full_page_writes")) {
            require(setting, List.of("on"));
        }
        require("synchronous_commit", List.of("on", "remote_write", "remote_apply"));
    }

    private void require(String setting, List<String> allowed) {
        String value =
                database.sql("SELECT current_setting(?)")
                        .param(setting)
                        .query(String.class)
                        .single();
        if (!allowed.contains(value)) {
            throw new StartFailure(
                    "The database has %s = %s and would lose acknowledged decisions in a power cut: set %s = on."
                            .formatted(setting, value, setting));
        }
    }
}
