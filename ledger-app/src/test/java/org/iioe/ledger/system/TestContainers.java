package org.iioe.ledger.system;

import com.github.dockerjava.api.exception.NotFoundException;

import org.iioe.ledger.system.TestDatabases.Database;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

import java.time.Duration;

/** Servers in containers, one of each for the whole run, where a Docker engine is there. */
final class TestContainers {
    private static final String POSTGRESQL = "postgres:18";
    private static final String AXON_SERVER = "axoniq/axonserver:2024.2.3-nonroot";
    private static final int GRPC = 8124;
    private static final int HTTP = 8024;

    private static @Nullable PostgreSQLContainer postgresql;
    private static @Nullable GenericContainer<?> axonServer;

    private TestContainers() {}

    /** A new database on PostgreSQL's own container. */
    static synchronized Database database() {
        PostgreSQLContainer running = postgresql;
        if (running == null) {
            running = started(new PostgreSQLContainer(POSTGRESQL), POSTGRESQL);
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
                                                    .withStartupTimeout(Duration.ofMinutes(3))),
                            AXON_SERVER);
            axonServer = running;
        }
        return "%s:%d:%d"
                .formatted(
                        running.getHost(),
                        running.getMappedPort(GRPC),
                        running.getMappedPort(HTTP));
    }

    private static <C extends GenericContainer<?>> C started(C container, String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw skipped(image, "there is no Docker engine");
        }
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
        } catch (NotFoundException e) {
            throw skipped(image, "the image is not here (docker pull " + image + ")");
        }
        container.start();
        return container;
    }

    private static TestAbortedException skipped(String image, String why) {
        String text = "SKIPPED: tests on %s, since %s.".formatted(image, why);
        System.out.println(text);
        return new TestAbortedException(text);
    }
}
