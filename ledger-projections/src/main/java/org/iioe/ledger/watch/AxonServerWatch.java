package org.iioe.ledger.watch;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.util.concurrent.TimeUnit;

/** Whether Axon Server answers. The framework's own indicator is silently absent. */
@Component("axonServer")
@Profile("axonserver")
final class AxonServerWatch extends AbstractHealthIndicator {
    private static final long PATIENCE_SECONDS = 2;

    private final AxonServerConnectionManager server;

    AxonServerWatch(AxonServerConnectionManager server) {
        super("Axon Server does not answer");
        this.server = server;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        long newest =
                server.getConnection()
                        .eventChannel()
                        .getLastToken()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        health.up().withDetail("events", newest + 1);
    }
}
