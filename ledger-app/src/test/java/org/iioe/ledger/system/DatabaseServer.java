package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server of its own, which can be killed, stopped and started again where it was. */
final class DatabaseServer implements AutoCloseable {
    private final EmbeddedDatabase started;
    private final Path folder;
    private final List<String> command = new ArrayList<>();
    private ProcessHandle server;

    DatabaseServer(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        started = EmbeddedDatabase.start(this.folder);
        server = postmaster();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; as nobody in particular it does not.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(server.info().command().orElseThrow());
        command.addAll(Arrays.asList(server.info().arguments().orElseThrow()));
    }

    private ProcessHandle postmaster() {
        try {
            String pid =
                    Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"))
                            .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its database. */
    Database database() {
        return Database.of(started, folder.resolve("ledger"));
    }

    /** The port that it listens on. */
    int port() {
        return URI.create(started.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    /** Whether it is there at all. */
    boolean isAlive() {
        return server.isAlive();
    }

    /** SIGKILL for all of it, at once. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(List.of(server));
        server.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Starts it where it was, and waits until it takes connections. */
    void start() {
        try {
            server =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            folder.resolve("postgres.log").toFile()))
                            .start()
                            .toHandle();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        TestClock.await("the database takes connections", Duration.ofSeconds(60), this::answers);
        server = postmaster();
    }

    private boolean answers() {
        try (Connection connection = database().connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Sends a signal, such as STOP, to all of it. */
    void signal(String name) {
        List<ProcessHandle> all = new ArrayList<>(List.of(server));
        server.descendants().forEach(all::add);
        signal(name, all.stream().map(ProcessHandle::pid).toList());
    }

    /** Sends a signal to processes; those that are gone do not mind. */
    static void signal(String name, List<Long> pids) {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> kill.add(Long.toString(pid)));
        try {
            new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (server.isAlive()) {
            kill();
        }
        started.close();
    }
}
