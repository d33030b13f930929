package org.iioe.ledger.system;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;

import org.iioe.ledger.audit.Backups.Login;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL that comes with the ledger, kept under the data folder. It listens on the loopback
 * address only, asks for a password that was drawn at random (file {@code database-password}, mode
 * 0600), and writes as durably as any server does: the library that starts it is made for tests and
 * turns that off, so it is turned on again here.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String URL = "jdbc:postgresql://127.0.0.1:%s/postgres";
    private static final String USER = "postgres";
    private static final Duration STOP_TIME = Duration.ofSeconds(8);

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server, making its database cluster when there is none.
     *
     * @throws StartFailure when the folder cannot be written, another ledger uses it, or the server
     *     does not start
     */
    static EmbeddedDatabase start(Path dataDir) {
        DataFolder folder = DataFolder.take(dataDir.toAbsolutePath().normalize());
        try {
            stopLeftovers(folder.path());
            Path passwordFile = folder.passwordFile();
            String password = DataFolder.password(folder.path());
            return new EmbeddedDatabase(folder, server(folder, passwordFile, password), password);
        } catch (IOException | IllegalStateException e) {
            folder.close();
            throw new StartFailure(
                    "The embedded database under %s did not start: %s".formatted(folder.path(), e));
        }
    }

    /**
     * The way into the server of a ledger that is running on a data folder, or none where no ledger
     * is running on it.
     *
     * @throws StartFailure when the ledger is just starting or stopping
     */
    static Optional<Login> ofRunningLedger(Path dataDir) {
        Path folder = dataDir.toAbsolutePath().normalize();
        try {
            if (!DataFolder.isTaken(folder)) {
                return Optional.empty();
            }
            // The fourth line is the port.
            String port =
                    Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).get(3);
            return Optional.of(
                    new Login(
                            URL.formatted(Integer.parseInt(port.strip())),
                            USER,
                            DataFolder.password(folder)));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new StartFailure(
                    "A ledger is starting or stopping on the data folder %s: try again in a moment (%s)."
                            .formatted(folder, e));
        }
    }

    /** Whether a data folder has a database cluster. */
    static boolean exists(Path dataDir) {
        return Files.exists(dataDir.resolve("postgres").resolve("made"));
    }

    /** The way into this server. */
    Login login() {
        return new Login(jdbcUrl(), user(), password);
    }

    /**
     * A server that outlived a killed ledger is asked to end: its clients are gone with it.
     * Whatever runs out of this folder's programs is a leftover, since the folder is locked; the
     * pid file alone would not tell, because a number in it may by now be another program's.
     */
    private static void stopLeftovers(Path folder) throws IOException {
        Path programs = folder.resolve("postgres-programs");
        if (Files.isDirectory(programs)) {
            Path running = programs.toRealPath();
            List<ProcessHandle> leftovers =
                    ProcessHandle.allProcesses()
                            .filter(p ->
                                    p.info()
                                            .command()
                                            .filter(command -> Path.of(command).startsWith(running))
                                            .isPresent())
                            .toList();
            if (!leftovers.isEmpty()) {
                log.info("Stopping the database server that an earlier ledger left behind.");
                // Its own processes end with it.
                leftovers.stream()
                        .filter(p -> p.parent().filter(leftovers::contains).isEmpty())
                        .forEach(ProcessHandle::destroy);
                awaitEnd(leftovers);
            }
        }
        // Nobody is left to whom it could belong, and the server would heed a recycled number.
        Files.deleteIfExists(folder.resolve("postgres").resolve("postmaster.pid"));
    }

    private static void awaitEnd(List<ProcessHandle> leftovers) throws IOException {
        CompletableFuture<?> end =
                CompletableFuture.allOf(
                        leftovers.stream()
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture[]::new));
        try {
            end.get(STOP_TIME.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // PostgreSQL recovers from its log; what was acknowledged is there.
            leftovers.forEach(ProcessHandle::destroyForcibly);
            end.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static EmbeddedPostgres server(DataFolder folder, Path passwordFile, String password)
            throws IOException {
        Path programs = Files.createDirectories(folder.resolve("postgres-programs"));
        Path cluster = folder.resolve("postgres");
        // A cluster whose making was cut short is not marked as made: it holds nothing yet.
        if (Files.exists(cluster) && !Files.exists(cluster.resolve("made"))) {
            org.springframework.util.FileSystemUtils.deleteRecursively(cluster);
        }
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setPgBinaryResolver(new Programs(programs))
                        .setOverrideWorkingDirectory(programs.toFile())
                        .setDataDirectory(cluster)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(freePort())
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setOutputRedirector(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("postgres.log").toFile()))
                        // initdb takes the later of two options: this overrides the library's
                        // trust.
                        .setLocaleConfig("auth", "scram-sha-256")
                        .setLocaleConfig("pwfile", passwordFile.toString())
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setConnectConfig("password", password)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
        Files.writeString(cluster.resolve("made"), "The cluster was made whole.\n");
        return server;
    }

    /**
     * The programs that the library brings with it. It unpacks them once for each that are equal,
     * so these are each folder's own: whatever runs out of one belongs to it.
     */
    private record Programs(Path folder) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String architecture) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket =
                new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String jdbcUrl() {
        return URL.formatted(server.getPort());
    }

    String user() {
        return USER;
    }

    String password() {
        return password;
    }

    /** Stops the server and gives the data folder free. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            log.warn("The embedded database did not stop in order: {}", e.toString());
        }
        folder.close();
    }
}
