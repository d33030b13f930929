package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.ResourceReaper;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Servers in containers, one of each for the whole run, where a Docker engine is there. */
final class TestContainers {
    static final String POSTGRESQL = "postgres:18";
    static final String AXON_SERVER = "axoniq/axonserver:2024.2.20-nonroot";
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

    /**
     * Why an image cannot be run here; null where it can. Docker is asked first: Testcontainers
     * would try for minutes to fetch images of its own, and fail, before it said what is missing.
     */
    static @Nullable String missing(String image) {
        try {
            TestProgram.Said asked = TestProgram.run(Map.of(), "docker", "image", "inspect", image);
            if (asked.exit() != 0) {
                return asked.text().toLowerCase(Locale.ROOT).contains("no such image")
                        ? "the image is not here: docker pull " + image
                        : "there is no Docker engine";
            }
            return Own.MISSING.orElse(null);
        } catch (IOException e) {
            return "there is no Docker engine";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Why Testcontainers cannot run anything here, though Docker can; tried once. */
    private static final class Own {
        private static final Optional<String> MISSING = missing();

        @SuppressWarnings("deprecation") // The other ways begin with a container of somebody's.
        private static Optional<String> missing() {
            try {
                // That starts, from an image of its own, what clears away behind it.
                ResourceReaper.instance().init();
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of("Testcontainers cannot run here: " + e.getMessage());
            }
        }
    }

    private static <C extends GenericContainer<?>> C started(C container) {
        container.start();
        return container;
    }
}
