package org.iioe.ledger.proof;

import org.iioe.ledger.settings.LedgerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the log is called, and the zone of its days. Both are fixed at the first start; the zone for
 * ever, the name until the log is continued under another one, which happens while nobody runs it.
 */
@Component
public final class LogIdentity {
    private static final Logger log = LoggerFactory.getLogger(LogIdentity.class);

    /** A name that can stand in a signed note, and in a vkey before its plus sign. */
    public static final Pattern NAME = Pattern.compile("[!-*,-~]{1,255}");

    private final Origins origins;
    private final ZoneId zone;

    LogIdentity(JdbcClient database, LedgerProperties settings) {
        String wantedOrigin = settings.origin();
        if (!wantedOrigin.isEmpty() && !NAME.matcher(wantedOrigin).matches()) {
            throw new IllegalStateException(
                    "ledger.origin is the log's name in every proof: up to 255 visible characters without space and plus sign, such as ledger.example.org; %s is not."
                            .formatted(wantedOrigin));
        }
        String first = wantedOrigin.isEmpty() ? "ledger-" + UUID.randomUUID() : wantedOrigin;
        database.sql(
                        "INSERT INTO ledger_identity (origin, zone) VALUES (?, ?) ON CONFLICT DO"
                                + " NOTHING")
                .params(first, settings.zone().getId())
                .update();
        record Row(String origin, String zone) {}
        Row row =
                database.sql("SELECT origin, zone FROM ledger_identity").query(Row.class).single();
        origins =
                new Origins(
                        row.origin(),
                        database.sql(Origins.CONTINUED)
                                .query((entry, number) -> Origins.continuation(entry.getBytes(1)))
                                .list());
        if (!wantedOrigin.isEmpty() && !origins.current().equals(wantedOrigin)) {
            throw new IllegalStateException(
                    "This log's origin was fixed as %s %s; ledger.origin says %s: remove the setting."
                            .formatted(
                                    origins.current(),
                                    origins.continued().isEmpty()
                                            ? "at its first start"
                                            : "when it was continued",
                                    wantedOrigin));
        }
        origins.continued().forEach(each -> log.info("{}", each.words()));
        this.zone = ZoneId.of(row.zone());
    }

    /** The log's name, in every entry and checkpoint that is made now. */
    public String origin() {
        return origins.current();
    }

    /** The log's names, this one and those before. */
    public Origins origins() {
        return origins;
    }

    /** The zone whose days count. */
    public ZoneId zone() {
        return zone;
    }
}
