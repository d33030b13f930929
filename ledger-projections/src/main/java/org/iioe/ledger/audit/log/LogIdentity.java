package org.iioe.ledger.audit.log;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.UUID;

/** What is fixed at the first start and for ever: the log's origin and the zone of its days. */
@Component
public final class LogIdentity {
    private final String origin;
    private final ZoneId zone;

    LogIdentity(
            JdbcClient database,
            @Value("${ledger.origin:}") String wantedOrigin,
            @Value("${ledger.zone}") String wantedZone) {
        String first = wantedOrigin.isEmpty() ? "ledger-" + UUID.randomUUID() : wantedOrigin;
        database.sql(
                        "INSERT INTO ledger_identity (origin, zone) VALUES (?, ?) ON CONFLICT DO"
                                + " NOTHING")
                .params(first, ZoneId.of(wantedZone).getId())
                .update();
        record Row(String origin, String zone) {}
        Row row =
                database.sql("SELECT origin, zone FROM ledger_identity").query(Row.class).single();
        if (!wantedOrigin.isEmpty() && !row.origin().equals(wantedOrigin)) {
            throw new IllegalStateException(
                    "This log's origin was fixed as %s at its first start; ledger.origin says %s: remove the setting."
                            .formatted(row.origin(), wantedOrigin));
        }
        this.origin = row.origin();
        this.zone = ZoneId.of(row.zone());
    }

    /** The log's name, in every entry and checkpoint. */
    public String origin() {
        return origin;
    }

    /** The zone whose days count. */
    public ZoneId zone() {
        return zone;
    }
}
