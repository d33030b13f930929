package org.iioe.ledger.system;

import com.github.dockerjava.api.exception.NotFoundException;

import org.iioe.ledger.system.TestDatabases.Database;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

import java.time.Duration;

/** Servers in containers, one of each for the whole run, where a Docker engine is there. */
final class TestContainers {
    static final String POSTGRESQL = "postgres:18";
    static final String AXON_SERVER = "axoniq/axonserver:2024.2.3-nonroot";
    private static final int GRPC = 8124;
    private static final int HTTP = 8024;

    private static @Nullable PostgreSQLContainer postgresql;
    private static @Nullable GenericContainer<?> axonServer;

    private TestContainers() {}

    /** A new database on PostgreSQL's own container. */
    static synchronized Database database() {
        PostgreSQLContainer running = postgresql;
        if (running == null) {
            // By itself it turns fsync off, and the ledger refuses that.
            running = started(new PostgreSQLContainer(POSTGRESQL).withCommand("postgres"));
            postgresql = running;
        }
        return TestDatabases.create(
                running.getJdbcUrl(), running.getUsername(), running.getPassword());
    }

    /** The address of Axon Server's container: {@code host:port:port of HTTP}. */
    static synchronized String axonServer() {
        GenericContainer<?> running = axonServer;
        if (running == null) {
            running =
                    started(
                            new GenericContainer<>(AXON_SERVER)
                                    .withExposedPorts(GRPC, HTTP)
                                    .withEnv("AXONIQ_AXONSERVER_HOSTNAME", "localhost")
                                    .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
                                    .withEnv("AXONIQ_AXONSERVER_DEVMODE_ENABLED", "true")
                                    .waitingFor(
                                            Wait.forHttp("/actuator/health")
                                                    .forPort(HTTP)
                                                    .withStartupTimeout(Duration.ofMinutes(3))));
            axonServer = running;
        }
        return "%s:%d:%d"
                .formatted(
                        running.getHost(),
                        running.getMappedPort(GRPC),
                        running.getMappedPort(HTTP));
    }

    /** Why an image cannot be run here; null where it can. */
    static @Nullable String missing(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return "there is no Docker engine";
        }
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
            return null;
        } catch (NotFoundException e) {
            return "the image is not here: docker pull " + image;
        }
    }

    private static <C extends GenericContainer<?>> C started(C container) {
        container.start();
        return container;
    }
}
