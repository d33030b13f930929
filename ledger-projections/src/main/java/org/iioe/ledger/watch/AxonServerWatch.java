package org.iioe.ledger.watch;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.iioe.ledger.log.AxonServerReason;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether Axon Server answers, and why not. The framework's own indicator is silently absent; that
 * a probe failed is told to who asked, and not in the log, with a stack trace each time.
 */
@Component("axonServer")
@Profile("axonserver")
final class AxonServerWatch implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AxonServerConnectionManager server;
    private final AxonServerConfiguration settings;

    AxonServerWatch(AxonServerConnectionManager server, AxonServerConfiguration settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public Health health() {
        try {
            long newest =
                    server.getConnection()
                            .eventChannel()
                            .getLastToken()
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Health.up().withDetail("events", newest + 1).build();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            AxonServerReason why = AxonServerReason.of(settings, PATIENCE);
            return Health.down()
                    .withDetail("kind", why.kind())
                    .withDetail("reason", why.words())
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down().withDetail("reason", "The ledger is stopping.").build();
        }
    }
}
