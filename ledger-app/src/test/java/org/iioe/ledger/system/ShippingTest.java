package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is shipped is as closed as it says: the compose file by what stands in it, the image by
 * running it where there is a Docker engine.
 */
class ShippingTest {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Path OPS = TOP.resolve("ops");
    private static final Path COMPOSE = OPS.resolve("compose.yml");
    private static final Path JAR = Path.of("target", "ledger-app.jar");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(:?[-?])?");

    /** Another base than the Dockerfile's, where that one cannot be had: {@code -Dbase=…}. */
    private static final @Nullable String BASE = System.getProperty("base");

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    private static Map<String, Object> compose() throws IOException {
        return map(
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(COMPOSE)));
    }

    /** Skips the test where a program is not there. */
    private static void require(String leftOut, String... command) {
        assumeTrue(
                TestProgram.answers(command),
                () -> "`%s` does not answer: %s".formatted(String.join(" ", command), leftOut));
    }

    @Test
    void no_service_may_more_than_it_needs() throws IOException {
        Map<String, Object> services = map(compose().get("services"));
        assertThat(services).containsKeys("proxy", "node-1", "node-2", "postgres", "axonserver");
        services.forEach((name, each) -> {
            Map<String, Object> service = map(each);
            assertThat(service).as(name).containsEntry("read_only", true);
            assertThat(list(service.get("cap_drop"))).as(name).isEqualTo(List.of("ALL"));
            assertThat(list(service.get("security_opt")))
                    .as(name)
                    .isEqualTo(List.of("no-new-privileges:true"));
            assertThat(service)
                    .as(name)
                    .containsKeys("healthcheck", "mem_limit", "cpus", "pids_limit")
                    .doesNotContainKeys("privileged", "cap_add", "env_file");
            String image = service.get("image").toString();
            assertThat(image).as(name).matches("\\$\\{LEDGER_IMAGE:-ledger}|.+:\\d.+|postgres:18");
            for (Object port : list(service.get("ports"))) {
                assertThat(port.toString()).as(name).startsWith("127.0.0.1:");
                assertThat(name).isEqualTo("network");
            }
            map(service.get("depends_on"))
                    .forEach((other, how) -> {
                        assertThat(services).containsKey(other);
                        assertThat(map(how)).containsEntry("condition", "service_healthy");
                    });
        });
        List<?> durable = list(map(services.get("postgres")).get("command"));
        assertThat(durable.stream().map(Object::toString))
                .contains("-cfsync=on", "-cfull_page_writes=on", "-csynchronous_commit=on");
    }

    @Test
    void every_file_volume_and_variable_that_is_named_is_there_and_no_secret_is_written_down()
            throws IOException {
        Map<String, Object> compose = compose();
        Map<String, Object> volumes = map(compose.get("volumes"));
        Map<String, Object> secrets = map(compose.get("secrets"));
        map(compose.get("services"))
                .values()
                .forEach(each -> {
                    Map<String, Object> service = map(each);
                    for (Object volume : list(service.get("volumes"))) {
                        String source = volume.toString().split(":", 2)[0];
                        if (source.startsWith(".")) {
                            assertThat(OPS.resolve(source)).isRegularFile();
                        } else {
                            assertThat(volumes).containsKey(source);
                        }
                    }
                    for (Object secret : list(service.get("secrets"))) {
                        assertThat(secrets)
                                .containsKey(
                                        secret instanceof Map
                                                ? map(secret).get("source").toString()
                                                : secret.toString());
                    }
                    map(service.get("environment"))
                            .forEach((name, value) -> {
                                if (name.matches(".*(PASSWORD|TOKEN|SECRET|KEY).*")) {
                                    assertThat(value.toString())
                                            .as(name)
                                            .startsWith("/run/secrets/");
                                }
                            });
                });
        String script = Files.readString(OPS.resolve("secrets"));
        secrets.forEach((name, where) -> {
            assertThat(map(where).keySet()).containsExactly("file");
            assertThat(map(where).get("file").toString())
                    .matches(
                            Pattern.quote("${LEDGER_SECRETS:?")
                                    + ".*"
                                    + Pattern.quote("}/" + name));
            assertThat(script).contains(name);
        });
        String readme = Files.readString(OPS.resolve("README.md"));
        Matcher variable = VARIABLE.matcher(Files.readString(COMPOSE));
        TreeSet<String> names = new TreeSet<>();
        while (variable.find()) {
            names.add(variable.group(1));
            assertThat(variable.group(2)).as(variable.group()).isNotNull();
            assertThat(readme).contains("`" + variable.group(1) + "`");
        }
        assertThat(names).contains("LEDGER_SECRETS", "LEDGER_PORT");
        for (String place : List.of("compose.yml", "compose", "image", "secrets")) {
            try (Stream<Path> files = Files.walk(OPS.resolve(place))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContain("PRIVATE KEY")
                            .doesNotContainPattern("(?i)(password|token)\\s*[:=]\\s*\"?\\w{6}");
                }
            }
        }
    }

    @Test
    void secrets_are_drawn_once_and_nobody_else_of_this_machine_reads_them(@TempDir Path folder)
            throws Exception {
        // As in a checkout, so that this one's ops/.env stays as it is.
        Path ops = Files.createDirectories(folder.resolve("ops"));
        Path script = Files.copy(OPS.resolve("secrets"), ops.resolve("secrets"));
        require("ops/secrets is not run", "sh", "-c", "head -c 1 /dev/urandom | base64");
        assertThat(TestProgram.run(Map.of(), "sh", script.toString()).exit()).isZero();
        Path secrets = folder.resolve("secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        String drawn = Files.readString(secrets.resolve("owner-password"));
        assertThat(drawn).matches("\\w{38,43}");
        assertThat(Files.readString(secrets.resolve("postgres-password"))).isNotEqualTo(drawn);
        assertThat(TestProgram.run(Map.of(), "sh", script.toString()).exit()).isZero();
        assertThat(Files.readString(secrets.resolve("owner-password"))).isEqualTo(drawn);
        assertThat(ops.resolve(".env")).hasContent("LEDGER_SECRETS=" + secrets.toRealPath() + "\n");
        // Compose would not look there.
        Path other = folder.resolve("other");
        assertThat(TestProgram.run(Map.of(), "sh", script.toString(), other.toString()).exit())
                .isEqualTo(1);
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void compose_takes_its_file_and_starts_nothing_without_secrets(@TempDir Path folder)
            throws Exception {
        require("the compose file is read by this test alone", "docker", "compose", "version");
        // Of all profiles; an empty file of settings instead of this checkout's ops/.env.
        Path none = Files.createFile(folder.resolve("none"));
        String[] command = {
            "docker",
            "compose",
            "--env-file",
            none.toString(),
            "-f",
            COMPOSE.toString(),
            "--profile",
            "*",
            "config",
            "-q"
        };
        TestProgram.Said refused = TestProgram.run(Map.of("LEDGER_SECRETS", ""), command);
        assertThat(refused.exit()).as(refused.text()).isNotZero();
        assertThat(refused.text()).contains("run ops/secrets");
        TestProgram.Said taken =
                TestProgram.run(Map.of("LEDGER_SECRETS", folder.toString()), command);
        assertThat(taken.exit()).as(taken.text()).isZero();
        assertThat(taken.text()).isBlank();
    }

    @Test
    void haproxy_takes_its_file() throws Exception {
        require("ops/compose/haproxy.cfg is not checked", "haproxy", "-v");
        TestProgram.Said said =
                TestProgram.run(Map.of(), "haproxy", "-c", "-f", OPS + "/compose/haproxy.cfg");
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).doesNotContainIgnoringCase("warning");
    }

    @Test
    void the_image_runs_read_only_as_nobody_in_particular_and_stops_when_it_is_told()
            throws Exception {
        assumeTrue(
                Files.exists(JAR),
                () -> "%s is not made (mvn package): no image is built and tried".formatted(JAR));
        String leftOut = "no image is built and tried";
        String base =
                BASE != null
                        ? BASE
                        : Files.readAllLines(OPS.resolve("image").resolve("Dockerfile")).stream()
                                .filter(line -> line.startsWith("ARG BASE="))
                                .findFirst()
                                .orElseThrow()
                                .substring("ARG BASE=".length());
        require(leftOut, "docker", "info");
        if (!TestProgram.answers("docker", "image", "inspect", base)) {
            require(leftOut, "docker", "pull", "-q", base);
        }
        String name = "ledger-test-" + UUID.randomUUID();
        try {
            docker(
                    "build",
                    "-q",
                    "-f",
                    OPS + "/image/Dockerfile",
                    "--build-arg",
                    "BASE=" + base,
                    "-t",
                    name,
                    TOP.toString());
            assertThat(docker("inspect", "-f", "{{.Config.User}} {{.Config.Env}}", name))
                    .startsWith("10001:10001 ")
                    .doesNotContainIgnoringCase("password");
            docker(
                    "run",
                    "-d",
                    "--name",
                    name,
                    "--read-only",
                    "--tmpfs",
                    "/tmp",
                    "--cap-drop",
                    "ALL",
                    "--security-opt",
                    "no-new-privileges",
                    "--memory",
                    "1g",
                    name);
            TestClock.await(
                    "the container is ready",
                    Duration.ofMinutes(3),
                    () ->
                            docker("inspect", "-f", "{{.State.Health.Status}}", name)
                                    .equals("healthy"));
            assertThat(
                            docker(
                                    "exec",
                                    name,
                                    "bash",
                                    "-c",
                                    """
                                    id -u; touch /ledger/x || true; ls -l /data/signing-key.pem
                                    exec 3<> /dev/tcp/127.0.0.1/8080
                                    printf 'GET /api/v1/members?limit=1 HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3
                                    cat <&3
                                    """))
                    .startsWith("10001\n")
                    .contains("Read-only file system", "-rw-------", "\"position\":276");
            long begun = System.nanoTime();
            docker("stop", "-t", "30", name);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(15));
            // 128 + SIGTERM: the signal reached the JVM, which ended by it after all was closed.
            assertThat(docker("inspect", "-f", "{{.State.ExitCode}}", name)).isEqualTo("143");
            Path log = Files.createTempFile(Path.of("target").toAbsolutePath(), "postgres", ".log");
            docker("cp", name + ":/data/postgres.log", log.toString());
            assertThat(Files.readString(log)).contains("database system is shut down");
            Files.delete(log);
        } finally {
            TestProgram.run(Map.of(), "docker", "rm", "-f", "-v", name);
            TestProgram.run(Map.of(), "docker", "rmi", "-f", name);
        }
    }

    private static String docker(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            TestProgram.Said said = TestProgram.run(Map.of(), command.toArray(String[]::new));
            assertThat(said.exit()).as(String.join(" ", command) + "\n" + said.text()).isZero();
            return said.text().strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
