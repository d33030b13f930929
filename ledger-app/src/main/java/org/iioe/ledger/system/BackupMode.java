package org.iioe.ledger.system;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.iioe.ledger.audit.Backups;
import org.iioe.ledger.audit.Backups.Decision;
import org.iioe.ledger.audit.Backups.Login;
import org.iioe.ledger.audit.Backups.Outcome;
import org.iioe.ledger.settings.LedgerProperties;
import org.iioe.ledger.store.LedgerJson;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/**
 * What the jar does when its first argument is {@code backup}, {@code restore} or {@code continue}:
 * with the settings of the ledger itself, so that it finds the same database.
 *
 * <pre>
 * backup   [FILE.zip|FOLDER]                       into backups/ where nothing is said
 * restore  FILE.zip [--checkpoint FILE|FOLDER]     into an empty database
 * continue [--checkpoint FILE|FOLDER]              says what is lost of what was signed
 *          --origin NAME --decided-by ID --reason TEXT --lost N [--new-key]
 *                                                  goes on without it, under another name
 * </pre>
 *
 * Settings follow as {@code --name=value}. It ends with 0; with 1 when nothing was done, and says
 * why; with 2 when what was restored is older than a checkpoint, or something is lost.
 */
final class BackupMode {
    static final Set<String> NAMES = Set.of("backup", "restore", "continue");
    private static final String USAGE =
            "Usage: backup [FILE.zip|FOLDER], or restore FILE.zip [--checkpoint FILE|FOLDER], or"
                    + " continue [--checkpoint FILE|FOLDER] [--origin NAME --decided-by ID --reason"
                    + " TEXT --lost N [--new-key]]; settings as --name=value.";
    private static final Set<String> OF_CONTINUE =
            Set.of("--checkpoint", "--origin", "--decided-by", "--reason", "--lost", "--new-key");
    private static final Map<String, Set<String>> OPTIONS =
            Map.of(
                    "backup", Set.of(),
                    "restore", Set.of("--checkpoint"),
                    "continue", OF_CONTINUE);
    private static final Map<String, String> FAILED =
            Map.of(
                    "backup", "The ledger was not backed up: ",
                    "restore", "The ledger was not restored: ",
                    "continue", "The ledger was not continued: ");

    private final Backups backups = ServiceLoader.load(Backups.class).findFirst().orElseThrow();
    private final Environment settings;
    private final LedgerProperties own;

    private BackupMode(Environment settings) {
        this.settings = settings;
        this.own = Binder.get(settings).bindOrCreate("ledger", LedgerProperties.class);
    }

    /** Runs it, and gives the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String name = arguments.getFirst();
        List<String> files = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--new-key")) {
                options.put(argument, "");
            } else if (OF_CONTINUE.contains(argument) && i + 1 < arguments.size()) {
                options.put(argument, arguments.get(++i));
            } else if (argument.startsWith("--") && argument.contains("=")) {
                settings.add(argument);
            } else {
                files.add(argument);
            }
        }
        if (files.stream().anyMatch(file -> file.startsWith("-"))
                || !Objects.requireNonNull(OPTIONS.get(name)).containsAll(options.keySet())
                || !options.getOrDefault("--lost", "0").matches("0|[1-9][0-9]{0,17}")
                || files.size() > (name.equals("continue") ? 0 : 1)
                || (name.equals("restore") && files.isEmpty())) {
            err.println(USAGE);
            return 1;
        }
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Settings.class)
                        .web(WebApplicationType.NONE)
                        .run(settings.toArray(String[]::new))) {
            BackupMode mode = new BackupMode(context.getEnvironment());
            Outcome outcome =
                    switch (name) {
                        case "restore" -> mode.restore(Path.of(files.getFirst()), options);
                        case "continue" -> mode.continueLog(options);
                        default ->
                                mode.backup(
                                        Path.of(files.isEmpty() ? "backups" : files.getFirst()));
                    };
            out.println(outcome.text());
            return outcome.complete() ? 0 : 2;
        } catch (RuntimeException e) {
            err.println(FAILED.get(name) + StartFailureReporter.ownWords(e));
            return 1;
        }
    }

    /** No part of the ledger is started: its settings are read. */
    static final class Settings {}

    private Outcome backup(Path target) {
        Function<Login, Outcome> backup = login -> backups.backup(login, target);
        Optional<Login> named = named(settings);
        if (named.isPresent()) {
            return backup.apply(named.get());
        }
        Optional<Login> running = EmbeddedDatabase.ofRunningLedger(dataDir());
        if (running.isPresent()) {
            return backup.apply(running.get());
        }
        requireLedger();
        return embedded(backup);
    }

    private void requireLedger() {
        if (!EmbeddedDatabase.exists(dataDir())) {
            throw new StartFailure(
                    "There is no ledger in the data folder %s: name it by --ledger.data-dir=…, or another PostgreSQL by spring.datasource.url."
                            .formatted(dataDir().toAbsolutePath().normalize()));
        }
    }

    /** What was named, or else the newest that this machine shipped, if there is one. */
    private @Nullable Path checkpoints(Map<String, String> options) {
        Path latest = own.checkpointDir().resolve("latest.checkpoint");
        @Nullable String named = options.get("--checkpoint");
        return named != null ? Path.of(named) : Files.exists(latest) ? latest : null;
    }

    private Outcome continueLog(Map<String, String> options) {
        @Nullable String lost = options.get("--lost");
        Decision decision =
                new Decision(
                        checkpoints(options),
                        own.signingKeys(),
                        options.containsKey("--new-key"),
                        lost == null ? null : Long.valueOf(lost),
                        options.get("--origin"),
                        options.get("--decided-by"),
                        options.get("--reason"));
        Function<Login, Outcome> work =
                login ->
                        backups.continueLog(
                                login,
                                decision,
                                event -> LedgerJson.mapper().writeValueAsBytes(event));
        return onLedger(work);
    }

    private Outcome restore(Path backup, Map<String, String> options) {
        @Nullable Path shipped = checkpoints(options);
        Function<Login, Outcome> restore =
                login ->
                        backups.restore(login, backup, shipped, version -> migrate(login, version));
        return named(settings).map(restore).orElseGet(() -> embedded(restore));
    }

    /**
     * Does work on the database of a ledger that is not running; an embedded one is started for it.
     *
     * @throws StartFailure when the data folder has no ledger
     */
    static <T> T onLedger(Environment settings, Function<Login, T> work) {
        return new BackupMode(settings).onLedger(work);
    }

    private <T> T onLedger(Function<Login, T> work) {
        Optional<Login> named = named(settings);
        if (named.isPresent()) {
            return work.apply(named.get());
        }
        requireLedger();
        return embedded(work);
    }

    private <T> T embedded(Function<Login, T> work) {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            return work.apply(database.login());
        }
    }

    /** The owner of the database that the settings name, where they name one. */
    static Optional<Login> named(Environment settings) {
        return Optional.ofNullable(settings.getProperty("spring.datasource.url"))
                .map(url ->
                        new Login(
                                url,
                                settings.getProperty(
                                        "spring.flyway.user",
                                        settings.getProperty("spring.datasource.username", "")),
                                settings.getProperty(
                                        "spring.flyway.password",
                                        settings.getProperty("spring.datasource.password", ""))));
    }

    private Path dataDir() {
        return own.dataDir();
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
