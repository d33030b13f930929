package org.iioe.ledger.watch;

import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** The disks that a ledger writes to: that of its data, and that of its checkpoints. */
@Configuration(proxyBeanMethods = false)
class DiskWatches {
    private final DataSize threshold;

    DiskWatches(@Value("${management.health.diskspace.threshold}") DataSize threshold) {
        this.threshold = threshold;
    }

    /**
     * The disk of the data: of the embedded database, or of what else lies there. With another
     * PostgreSQL nothing has to: its disk is watched where it is.
     */
    @Bean
    HealthIndicator diskSpaceHealthIndicator(LedgerProperties settings, Environment environment) {
        return new DiskWatch(
                settings.dataDir(),
                threshold,
                !environment.containsProperty("spring.datasource.url"));
    }

    /** The disk of the checkpoints, which may be another's. */
    @Bean
    HealthIndicator checkpointDiskHealthIndicator(LedgerProperties settings) {
        return new DiskWatch(settings.checkpointDir(), threshold, true);
    }
}
