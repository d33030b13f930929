package org.iioe.ledger.watch;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the disk of a folder has room left. A folder that is made when something is first written
 * into it lies on the disk of what is there of its path.
 */
final class DiskWatch extends AbstractHealthIndicator {
    private final Path folder;
    private final DataSize threshold;
    private final boolean written;

    /**
     * @param threshold what has to be free
     * @param written whether this ledger writes there even where the folder is not there yet
     */
    DiskWatch(Path folder, DataSize threshold, boolean written) {
        this.folder = folder.toAbsolutePath().normalize();
        this.threshold = threshold;
        this.written = written;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws IOException {
        health.withDetail("path", folder.toString());
        if (!written && !Files.exists(folder)) {
            health.up().withDetail("written", false);
            return;
        }
        FileStore disk = Files.getFileStore(nearest());
        long free = disk.getUsableSpace();
        (free >= threshold.toBytes() ? health.up() : health.down())
                .withDetail("total", disk.getTotalSpace())
                .withDetail("free", free)
                .withDetail("threshold", threshold.toBytes());
    }

    private Path nearest() {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
