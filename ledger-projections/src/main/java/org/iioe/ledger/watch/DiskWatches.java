package org.iioe.ledger.watch;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;

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
    HealthIndicator diskSpaceHealthIndicator(
            @Value("${ledger.data-dir}") Path folder, Environment environment) {
        return new DiskWatch(
                folder, threshold, !environment.containsProperty("spring.datasource.url"));
    }

    /** The disk of the checkpoints, which may be another's. */
    @Bean
    HealthIndicator checkpointDiskHealthIndicator(@Value("${ledger.checkpoint-dir}") Path folder) {
        return new DiskWatch(folder, threshold, true);
    }
}
