package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ledger in a process of its own, which can be killed without a word. */
public final class LedgerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("The ledger is ready: (http://[^\\s\"]+)");
    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;

    private LedgerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a ledger on a database; does not wait for it. The properties given win. */
    public static LedgerProcess on(Database database, String... properties) {
        return within("512m", database, properties);
    }

    /** The same, with no more heap than so much. */
    public static LedgerProcess within(String heap, Database database, String... properties) {
        List<String> all = settings(database);
        override(all, properties);
        return start("Start", heap, database.password(), all);
    }

    /** Starts a ledger on a machine that speaks another language, by options of its JVM. */
    static LedgerProcess speaking(List<String> language, Database database, String... properties) {
        List<String> all = settings(database);
        override(all, properties);
        return run("Start", "512m", database.password(), language, arguments(all));
    }

    /** Starts a ledger on a database whose clock can be {@link #step stepped}. */
    static LedgerProcess stepped(Database database, String... properties) {
        List<String> all = settings(database);
        override(all, properties);
        return start("SteppedLedger", "512m", database.password(), all);
    }

    private static List<String> settings(Database database) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "spring.datasource.url=" + database.url(),
                                "spring.datasource.username=" + database.user(),
                                "spring.datasource.hikari.maximum-pool-size=20",
                                "spring.datasource.hikari.minimum-idle=2",
                                "ledger.data-dir=" + database.dataDir(),
                                "server.port=0",
                                "ledger.founding-record=none"));
        settings.addAll(database.settings());
        return settings;
    }

    /** Replaces settings: of two of the same name, Spring would make a list. */
    static void override(List<String> settings, String... properties) {
        for (String property : properties) {
            String name = property.substring(0, property.indexOf('=') + 1);
            settings.removeIf(setting -> setting.startsWith(name));
            settings.add(property);
        }
    }

    /** Starts a ledger with exactly these properties. */
    public static LedgerProcess start(String password, String... properties) {
        return start("Start", "512m", password, List.of(properties));
    }

    private static LedgerProcess start(
            String main, String heap, String password, List<String> properties) {
        return run(main, heap, password, List.of(), arguments(properties));
    }

    private static List<String> arguments(List<String> properties) {
        return properties.stream().map(each -> "--" + each).toList();
    }

    /** Runs a mode of the jar, such as restore. */
    static LedgerProcess mode(String... arguments) {
        return run("Start", "512m", "", List.of(), List.of(arguments));
    }

    private static LedgerProcess run(
            String main,
            String heap,
            String password,
            List<String> options,
            List<String> arguments) {
        try {
            Path output =
                    Files.createTempFile(
                            Files.createDirectories(TestFolder.named("processes")),
                            "ledger",
                            ".log");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx" + heap);
            command.add("-XX:TieredStopAtLevel=1");
            command.addAll(options);
            // One that is killed leaves its files there.
            command.add(
                    "-Djava.io.tmpdir="
                            + Files.createDirectories(TestFolder.named("processes/files")));
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add("org.iioe.ledger.system." + main);
            command.addAll(arguments);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            if (!password.isEmpty()) {
                builder.environment().put("SPRING_DATASOURCE_PASSWORD", password);
            }
            return new LedgerProcess(builder.start(), output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the ledger answers, and says where. */
    public URI awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher ready = READY.matcher(output());
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
            if (!process.isAlive()) {
                break;
            }
            TestClock.pause(Duration.ofMillis(50));
        }
        throw new IllegalStateException("The ledger did not start:\n" + output());
    }

    /** Waits until the process has ended, and tells its exit code. */
    public int awaitExit(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The ledger did not end in time:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it wrote so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Makes the clock of a {@link #stepped} ledger wrong by so much. */
    void step(Duration wrong) {
        try {
            process.getOutputStream()
                    .write("%d%n".formatted(wrong.toSeconds()).getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** A client for asking it. */
    public static HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
