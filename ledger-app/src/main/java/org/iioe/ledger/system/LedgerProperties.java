package org.iioe.ledger.system;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The ledger's own settings.
 *
 * @param dataDir where the embedded database lives; created when missing
 * @param origin the name of this ledger's log, fixed at the first start; made up when not set
 * @param zone the zone whose days count as business days, fixed at the first start
 * @param foundingRecord what an empty ledger is given at its first start: {@code iioe}, or {@code
 *     none}
 * @param turnPatience how long a read waits for its turn, behind others, before it is told so
 */
@ConfigurationProperties("ledger")
public record LedgerProperties(
        @DefaultValue("data") Path dataDir,
        @Nullable String origin,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("iioe") String foundingRecord,
        @DefaultValue("45s") Duration turnPatience) {}
