package org.iioe.ledger.system;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.iioe.ledger.audit.Backups;
import org.iioe.ledger.audit.Backups.Login;
import org.iioe.ledger.audit.Backups.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/**
 * What the jar does when its first argument is {@code backup} or {@code restore}: with the settings
 * of the ledger itself, so that it finds the same database.
 *
 * <pre>
 * backup  [FILE.zip|FOLDER]                        into backups/ where nothing is said
 * restore FILE.zip [--checkpoint FILE|FOLDER]      into an empty database
 * </pre>
 *
 * Settings follow as {@code --name=value}. It ends with 0; with 1 when nothing was done, and says
 * why; with 2 when what was restored is older than a checkpoint.
 */
final class BackupMode {
    static final Set<String> NAMES = Set.of("backup", "restore");
    private static final String USAGE =
            "Usage: backup [FILE.zip|FOLDER], or restore FILE.zip [--checkpoint FILE|FOLDER];"
                    + " settings as --name=value.";

    private final Backups backups = ServiceLoader.load(Backups.class).findFirst().orElseThrow();
    private final Environment settings;

    private BackupMode(Environment settings) {
        this.settings = settings;
    }

    /** Runs it, and gives the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String name = arguments.getFirst();
        List<String> files = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        @Nullable Path checkpoint = null;
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--checkpoint") && i + 1 < arguments.size()) {
                checkpoint = Path.of(arguments.get(++i));
            } else if (argument.startsWith("--") && argument.contains("=")) {
                settings.add(argument);
            } else {
                files.add(argument);
            }
        }
        boolean restores = name.equals("restore");
        if (files.stream().anyMatch(file -> file.startsWith("-"))
                || files.size() > 1
                || (restores ? files.isEmpty() : checkpoint != null)) {
            err.println(USAGE);
            return 1;
        }
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Settings.class)
                        .web(WebApplicationType.NONE)
                        .run(settings.toArray(String[]::new))) {
            BackupMode mode = new BackupMode(context.getEnvironment());
            Outcome outcome =
                    restores
                            ? mode.restore(Path.of(files.getFirst()), checkpoint)
                            : mode.backup(Path.of(files.isEmpty() ? "backups" : files.getFirst()));
            out.println(outcome.text());
            return outcome.complete() ? 0 : 2;
        } catch (RuntimeException e) {
            err.println(
                    (restores ? "The ledger was not restored: " : "The ledger was not backed up: ")
                            + (e instanceof IllegalStateException && e.getMessage() != null
                                    ? e.getMessage()
                                    : StartFailureReporter.reason(e)));
            return 1;
        }
    }

    /** No part of the ledger is started: its settings are read. */
    static final class Settings {}

    private Outcome backup(Path target) {
        Function<Login, Outcome> backup = login -> backups.backup(login, target);
        Optional<Login> named = named();
        if (named.isPresent()) {
            return backup.apply(named.get());
        }
        Optional<Login> running = EmbeddedDatabase.ofRunningLedger(dataDir());
        if (running.isPresent()) {
            return backup.apply(running.get());
        }
        if (!EmbeddedDatabase.exists(dataDir())) {
            throw new StartFailure(
                    "There is no ledger in the data folder %s: name it by --ledger.data-dir=…, or another PostgreSQL by spring.datasource.url."
                            .formatted(dataDir().toAbsolutePath().normalize()));
        }
        return embedded(backup);
    }

    private Outcome restore(Path backup, @Nullable Path checkpoint) {
        Path latest =
                Path.of(settings.getRequiredProperty("ledger.checkpoint-dir"))
                        .resolve("latest.checkpoint");
        @Nullable Path shipped = checkpoint == null && Files.exists(latest) ? latest : checkpoint;
        Function<Login, Outcome> restore =
                login ->
                        backups.restore(login, backup, shipped, version -> migrate(login, version));
        return named().map(restore).orElseGet(() -> embedded(restore));
    }

    /** Does work on the database that the settings mean; an embedded one is started for it. */
    static <T> T onDatabase(Environment settings, Function<Login, T> work) {
        BackupMode mode = new BackupMode(settings);
        return mode.named().map(work).orElseGet(() -> mode.embedded(work));
    }

    private <T> T embedded(Function<Login, T> work) {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            return work.apply(database.login());
        }
    }

    private Optional<Login> named() {
        return Optional.ofNullable(settings.getProperty("spring.datasource.url"))
                .map(url ->
                        new Login(
                                url,
                                settings.getProperty("spring.datasource.username", ""),
                                settings.getProperty("spring.datasource.password", "")));
    }

    private Path dataDir() {
        return Path.of(settings.getRequiredProperty("ledger.data-dir"));
    }

    private static void migrate(Login login, String version) {
        try {
            Flyway.configure()
                    .dataSource(login.url(), login.user(), login.password())
                    .defaultSchema("ledger")
                    .createSchemas(true)
                    .target(version)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartFailure(
                    "the tables of the schema's version %s, which the backup fits, were not made: %s Restore with the version of the ledger that took the backup."
                            .formatted(version, e.getMessage()));
        }
    }
}
