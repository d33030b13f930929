package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.histories.History.rows;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Set;

/** The audit trail has every entry; the difference since a position names what has changed. */
final class AuditTrailAgrees {
    /** Of so many entries one is looked at. */
    private static final int ONE_IN = 97;

    private final History history;

    AuditTrailAgrees(History history) {
        this.history = history;
    }

    void check(long earlier) {
        JsonNode trail = rows(history.read("reports/audit-trail"), "entries");
        assertThat(trail.size())
                .as("audit trail, " + history.when())
                .isEqualTo((int) history.position() + 1);
        for (int i = 0; i < trail.size(); i += ONE_IN) {
            assertThat(trail.get(i).get("position").asLong()).isEqualTo(i);
            assertThat(trail.get(i).get("actor").asString()).isIn("secretary-1", "approver-1");
        }
        Set<String> changed = new HashSet<>();
        rows(history.read("reports/difference?since=" + earlier), "figures")
                .forEach(row -> changed.add(row.get("fund").asString()));
        assertThat(changed).isEqualTo(history.own().funds.keySet());
    }
}
