package org.iioe.ledger.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.iioe.ledger.audit.StampAuthority;
import org.iioe.ledger.readme.ShellLines.Kind;
import org.iioe.ledger.readme.ShellLines.Line;
import org.iioe.ledger.system.LedgerProcess;
import org.iioe.ledger.system.TestFolder;
import org.iioe.ledger.system.TestProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every shell line of every README is typed as it stands there, in a checkout of its own, against a
 * ledger that was started as the README says; it succeeds, and answers what is shown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellLinesTest {
    private static final Path TOP = Path.of("..");

    /** The line that starts a ledger with settings of its own: what follows is typed to that. */
    private static final Pattern START =
            Pattern.compile("mvn spring-boot:run -Dspring-boot.run.arguments=\"([^\"]*)\".*");

    private Path checkout;
    private StampAuthority authority;
    private LedgerProcess founding;

    @BeforeAll
    void start() throws Exception {
        assumeTrue(
                TestProgram.answers("bash", "-c", "curl --version && openssl version"),
                "No bash, curl or openssl: no line of a README is typed");
        Path folder = Files.createDirectories(TestFolder.named("readme"));
        checkout = Files.createTempDirectory(folder, "lines").resolve("checkout");
        copy(TOP.resolve("ops"), checkout.resolve("ops"));
        jar(checkout.resolve("ledger-app/target/ledger-app.jar"));
        authority = new StampAuthority(List.of());
        authority.certificate(checkout.resolve("authority.pem"));
        founding =
                ledger(
                        checkout.resolve("data"),
                        "--ledger.timestamp-authority=" + authority.address(),
                        "--ledger.timestamp-interval=0s");
    }

    @AfterAll
    void stop() {
        if (founding != null) {
            end(founding);
        }
        if (authority != null) {
            authority.close();
        }
    }

    /** Every README that has shell lines. */
    static List<Path> readmes() throws IOException {
        try (Stream<Path> files = Files.walk(TOP, 3)) {
            return files.filter(file -> file.endsWith("README.md"))
                    .filter(file -> !ShellLines.of(file).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void each_line_does_what_is_said_of_it(Path readme) throws Exception {
        List<Line> typed = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        LedgerProcess started = founding;
        try {
            for (Line line : ShellLines.of(readme)) {
                Matcher start = START.matcher(line.command());
                if (start.matches()) {
                    failures.addAll(type(typed, started));
                    typed.clear();
                    started = ledger(null, start.group(1).split(" "));
                } else if (line.kind() == Kind.RUN) {
                    typed.add(line);
                }
            }
            failures.addAll(type(typed, started));
        } finally {
            if (started != founding) {
                end(started);
            }
        }
        assertThat(failures).isEmpty();
    }

    private List<String> type(List<Line> lines, LedgerProcess ledger)
            throws IOException, InterruptedException {
        return Shell.failures(
                lines,
                checkout,
                address(ledger).getPort(),
                Files.createTempDirectory(checkout.getParent(), "typed"));
    }

    /** Where it answers: it has twice the usual time, since the database is made at this start. */
    private static URI address(LedgerProcess ledger) {
        try {
            return ledger.awaitReady();
        } catch (IllegalStateException slow) {
            return ledger.awaitReady();
        }
    }

    /** In order, so that its database ends with it. */
    private static void end(LedgerProcess ledger) {
        try (ledger) {
            ledger.terminate();
            ledger.awaitExit(Duration.ofSeconds(60));
        }
    }

    /** Starts a ledger in the checkout. */
    private LedgerProcess ledger(Path data, String... settings) {
        List<String> all =
                new ArrayList<>(Arrays.stream(settings).map(each -> each.substring(2)).toList());
        all.replaceAll(each -> each.replace("-dir=", "-dir=" + checkout + "/"));
        if (data != null) {
            all.add("ledger.data-dir=" + data);
        }
        all.add("server.port=0");
        return LedgerProcess.start("", all.toArray(String[]::new));
    }

    /** What is not typed is what it says that it is. */
    @Test
    void few_lines_are_not_typed_and_say_why() throws IOException {
        List<Line> lines =
                readmes().stream().flatMap(each -> ShellLines.of(each).stream()).toList();
        assertThat(lines.stream().filter(line -> line.kind() == Kind.RUN)).hasSizeGreaterThan(50);
        assertThat(lines.stream().filter(line -> line.kind() == Kind.ILLUSTRATION))
                .hasSizeLessThan(4)
                .allSatisfy(line -> assertThat(line.command()).containsPattern("\\b[A-Z]{4,}\\b"));
        String engines =
                lines.stream()
                        .filter(line -> line.kind() == Kind.ENGINE)
                        .map(Line::command)
                        .collect(Collectors.joining("\n"));
        assertThat(engines).contains("docker run", "docker compose");
        assertThat(lines.stream().filter(line -> line.kind() == Kind.ENGINE))
                .allSatisfy(line ->
                        assertThat(line.command())
                                .containsPattern("docker|mvn |ops/secrets|^into |axonserver|psql"));
    }

    @Test
    void a_line_that_breaks_is_found() throws Exception {
        List<String> text =
                List.of(
                        "```",
                        "false",
                        "echo one",
                        "# → two",
                        "false # exit 1",
                        "echo 'one",
                        "# two' # a remark",
                        "# → one",
                        "# → …o",
                        "curl 127.0.0.1:8080/api/v1/nothing",
                        "curl -o /dev/null 127.0.0.1:8080/api/v1/nothing # exit 22",
                        "```",
                        "```json",
                        "false",
                        "```");
        List<Line> lines = ShellLines.of(Path.of("made-up.md"), text);
        assertThat(lines).hasSize(6);
        List<String> failures = type(lines, founding);
        assertThat(failures)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("made-up.md:2"),
                        second -> assertThat(second).startsWith("made-up.md:3"),
                        third -> assertThat(third).startsWith("made-up.md:10").contains("404"),
                        log -> assertThat(log).isBlank());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** What {@code mvn package} makes, as far as it can be called: a jar that names the others. */
    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "org.iioe.ledger.system.Start");
        main.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(
                                System.getProperty("java.class.path")
                                        .split(System.getProperty("path.separator")))
                        .map(each -> Path.of(each).toUri().toString())
                        .collect(Collectors.joining(" ")));
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            new JarOutputStream(out, manifest).close();
        }
    }
}
