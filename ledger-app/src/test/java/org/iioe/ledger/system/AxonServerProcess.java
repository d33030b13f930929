package org.iioe.ledger.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An Axon Server of its own, from the jar that LEDGER_TEST_AXONSERVER_JAR names, which can be
 * killed, stopped and started again where it was. Its gRPC port listens wherever the machine can be
 * reached, and cannot be told otherwise; so it takes nobody who does not know the token of this
 * run.
 */
final class AxonServerProcess implements AutoCloseable {
    /** What it asks of nodes. */
    static final String TOKEN = UUID.randomUUID().toString();

    /** The header that has it. */
    static final String TOKEN_HEADER = "AxonIQ-Access-Token";

    private final Path folder;
    private final int port;
    private final int http;
    private Process process;

    /** Starts one whose events are in a folder, which is emptied first; the settings given win. */
    AxonServerProcess(Path folder, String... settings) {
        this.folder = folder.toAbsolutePath().normalize();
        try (ServerSocket one = free();
                ServerSocket other = free()) {
            FileSystemUtils.deleteRecursively(this.folder);
            Files.createDirectories(this.folder);
            port = one.getLocalPort();
            http = other.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        process = started(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        awaitReady();
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** The jar that is named; null where none is. */
    static @Nullable String jar() {
        String jar = System.getenv("LEDGER_TEST_AXONSERVER_JAR");
        return jar == null || jar.isBlank() ? null : Path.of(jar).toAbsolutePath().toString();
    }

    /** Skips the test that cannot do this without such a server, where no jar is named. */
    static void require(String what) {
        Assumptions.assumeTrue(
                jar() != null,
                () -> what + ": LEDGER_TEST_AXONSERVER_JAR names no jar of an Axon Server");
    }

    /** Where it is: {@code host:port:port of HTTP}. */
    String address() {
        return "127.0.0.1:%d:%d".formatted(port, http);
    }

    /** The port that nodes connect to. */
    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it where it was, and waits until it answers. */
    void start(String... settings) {
        process = started(settings);
        awaitReady();
    }

    private Process started(String... settings) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "server.address=127.0.0.1",
                                "server.port=" + http,
                                "axoniq.axonserver.port=" + port,
                                "axoniq.axonserver.hostname=127.0.0.1",
                                "axoniq.axonserver.devmode.enabled=true",
                                "axoniq.axonserver.accesscontrol.enabled=true",
                                "axoniq.axonserver.accesscontrol.token=" + TOKEN,
                                "axoniq.axonserver.accesscontrol.admin-token=" + UUID.randomUUID(),
                                "axoniq.axonserver.event.storage=" + folder,
                                "axoniq.axonserver.snapshot.storage=" + folder,
                                "axoniq.axonserver.controldb-path=" + folder,
                                "axoniq.axonserver.pid-file-location=" + folder));
        LedgerProcess.override(all, settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-jar", Objects.requireNonNull(jar())));
        all.forEach(setting -> command.add("--" + setting));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(
                                    folder.resolve("axonserver.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        TestClock.await("Axon Server answers", Duration.ofMinutes(3), this::answers);
    }

    private boolean answers() {
        try {
            return asking("/actuator/health").getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** What it answers over HTTP to who has the token. */
    String asked(String path) {
        try {
            HttpURLConnection asking = asking(path);
            asking.setRequestProperty(TOKEN_HEADER, TOKEN);
            try (InputStream answer = asking.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpURLConnection asking(String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:%d%s".formatted(http, path));
        return (HttpURLConnection) address.toURL().openConnection();
    }

    /** Sends it a signal, such as STOP. */
    void signal(String name) {
        DatabaseServer.signal(name, List.of(process.pid()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
