package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * The Axon Server that LEDGER_TEST_AXONSERVER names ({@code host:port}, and {@code :port of HTTP}
 * where that is not 8024), or the jar that LEDGER_TEST_AXONSERVER_JAR names, or its container. It
 * is emptied for each who asks, which it allows in development mode alone; hence one test at a
 * time, by a lock on {@link Store#LOCK}.
 */
final class TestAxonServer {
    private static @Nullable AxonServerProcess process;

    private TestAxonServer() {}

    /** Why there is none here; null where there is one. */
    static @Nullable String missing() {
        return named() || AxonServerProcess.jar() != null
                ? null
                : TestContainers.missing(TestContainers.AXON_SERVER);
    }

    private static boolean named() {
        String named = System.getenv("LEDGER_TEST_AXONSERVER");
        return named != null && !named.isBlank();
    }

    private static synchronized String address() {
        if (named()) {
            return System.getenv("LEDGER_TEST_AXONSERVER");
        }
        if (AxonServerProcess.jar() == null) {
            return TestContainers.axonServer();
        }
        AxonServerProcess started = process;
        if (started == null) {
            started = new AxonServerProcess(TestFolder.named("axonserver"));
            process = started;
        }
        return started.address();
    }

    /** The settings of a ledger on the server at an address. */
    static List<String> settings(String address) {
        return List.of(
                "spring.profiles.active=axonserver",
                // On a machine that does much else a connection takes its time.
                "axon.axonserver.connect-timeout=30000",
                "axon.axonserver.token=" + AxonServerProcess.TOKEN,
                "axon.axonserver.servers=" + address);
    }

    /** An empty Axon Server beside a database. */
    static Database emptied(Database database) {
        String[] parts = address().split(":");
        String http = parts.length > 2 ? parts[2] : "8024";
        URI purge = URI.create("http://%s:%s/v1/devmode/purge-events".formatted(parts[0], http));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(purge)
                                    .header(AxonServerProcess.TOKEN_HEADER, AxonServerProcess.TOKEN)
                                    .DELETE()
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        "Axon Server does not let itself be emptied (%d): start it with axoniq.axonserver.devmode.enabled=true."
                                .formatted(answer.statusCode()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("Axon Server does not answer at " + purge, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return database.with(settings(parts[0] + ":" + parts[1]));
    }
}
