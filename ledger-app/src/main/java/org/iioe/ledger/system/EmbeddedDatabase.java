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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
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
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String URL = "jdbc:postgresql://127.0.0.1:%s/postgres";
    private static final String USER = "postgres";
    private static final Duration STOP_TIME = Duration.ofSeconds(8);

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres server, String password) {
        this.lockFile = lockFile;
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
        Path folder = dataDir.toAbsolutePath().normalize();
        FileChannel lockFile = lock(folder);
        try {
            stopLeftovers(folder);
            String password = password(folder.resolve("database-password"));
            return new EmbeddedDatabase(lockFile, server(folder), password);
        } catch (IOException | IllegalStateException e) {
            close(lockFile);
            throw new StartFailure(
                    "The embedded database under %s did not start: %s".formatted(folder, e));
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
        Path lockFile = folder.resolve("ledger.lock");
        if (!Files.exists(lockFile)) {
            return Optional.empty();
        }
        try {
            try (FileChannel file = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
                if (tryLock(file) != null) {
                    return Optional.empty();
                }
            }
            // The fourth line is the port.
            String port =
                    Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).get(3);
            return Optional.of(
                    new Login(
                            URL.formatted(Integer.parseInt(port.strip())),
                            USER,
                            Files.readString(folder.resolve("database-password")).strip()));
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

    private static FileChannel lock(Path folder) {
        try {
            createForThisUserOnly(folder);
            FileChannel file =
                    FileChannel.open(
                            folder.resolve("ledger.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(file);
            if (lock == null) {
                close(file);
                throw new StartFailure(
                        "Another ledger is running on the data folder %s: stop it, or set ledger.data-dir."
                                .formatted(folder));
            }
            return file;
        } catch (IOException e) {
            throw new StartFailure(
                    "The data folder %s cannot be written: give this user the right to, or set ledger.data-dir."
                            .formatted(folder));
        }
    }

    private static void createForThisUserOnly(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (POSIX) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel file)
            throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
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

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            if (POSIX) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file).strip();
    }

    private static EmbeddedPostgres server(Path folder) throws IOException {
        Path passwordFile = folder.resolve("database-password");
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
                        .setConnectConfig("password", Files.readString(passwordFile).strip())
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
        close(lockFile);
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            log.debug("The lock file did not close.", e);
        }
    }
}
