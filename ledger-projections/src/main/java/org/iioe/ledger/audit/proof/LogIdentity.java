package org.iioe.ledger.audit.proof;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

/** What is fixed at the first start and for ever: the log's origin and the zone of its days. */
@Component
public final class LogIdentity {
    /** A name that can stand in a signed note, and in a vkey before its plus sign. */
    private static final Pattern NAME = Pattern.compile("[!-*,-~]{1,255}");

    private final String origin;
    private final ZoneId zone;

    LogIdentity(
            JdbcClient database,
            @Value("${ledger.origin:}") String wantedOrigin,
            @Value("${ledger.zone}") String wantedZone) {
        if (!wantedOrigin.isEmpty() && !NAME.matcher(wantedOrigin).matches()) {
            throw new IllegalStateException(
                    "ledger.origin is the log's name in every proof: up to 255 visible characters without space and plus sign, such as ledger.example.org; %s is not."
                            .formatted(wantedOrigin));
        }
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
