package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Starting with nothing, starting again, ending, being killed, and not being able to start: as
 * processes of the operating system, which leave no database server behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartAndStopTest {
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration REFUSAL = Duration.ofSeconds(60);
    private static final String CANNOT = "The ledger cannot start: ";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();
    private final Path data = TestFolder.named("start");

    /** What the library starts when nobody says otherwise: it is made for tests. */
    private EmbeddedPostgres careless;

    @BeforeAll
    void nothing() throws IOException {
        FileSystemUtils.deleteRecursively(data);
        careless =
                EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(TestFolder.named("careless").toFile())
                        .start();
    }

    @AfterAll
    void clean() throws IOException {
        careless.close();
        servers(data).forEach(ProcessHandle::destroyForcibly);
        FileSystemUtils.deleteRecursively(data);
    }

    @Test
    @Order(1)
    void starts_after_a_kill_in_the_middle_of_the_first_start() {
        try (LedgerProcess killed = embedded()) {
            TestClock.await(
                    "the cluster is being made",
                    Duration.ofMinutes(1),
                    () -> Files.exists(data.resolve("postgres").resolve("base")));
            killed.kill();
        }
        try (LedgerProcess ledger = embedded()) {
            URI address = ledger.awaitReady();
            assertThat(address.getHost()).isEqualTo("127.0.0.1");
            assertThat(members(address)).isEqualTo(23);
            assertThat(ledger.output()).contains("The founding record is in the ledger");
            terminate(ledger);
        }
    }

    @Test
    @Order(2)
    void keeps_what_was_acknowledged_over_a_kill_and_imports_nothing_twice() {
        String key = "acknowledged-before-the-kill";
        long position;
        long last;
        try (LedgerProcess killed = embedded()) {
            URI address = killed.awaitReady();
            try (LedgerProcess second = embedded()) {
                refused(second, "Another ledger is running on the data folder " + data);
            }
            position = register(address, key);
            // Its events are sealed together, the record of the command after what it made.
            last = last(address);
            killed.kill();
            assertThat(servers(data)).as("the server outlives a killed ledger").isNotEmpty();
        }
        try (LedgerProcess again = embedded()) {
            URI address = again.awaitReady();
            JsonNode fate = get(address, "/api/v1/commands/" + key);
            assertThat(fate.path("command").asString("")).isEqualTo("RegisterOrganisation");
            assertThat(register(address, key)).isEqualTo(position);
            assertThat(members(address)).isEqualTo(23);
            assertThat(last(address)).isEqualTo(last);
            assertThat(again.output()).doesNotContain("The founding record is in the ledger");
            terminate(again);
        }
    }

    @Test
    @Order(3)
    void refuses_a_port_that_is_taken_and_leaves_no_server_behind() throws IOException {
        // The server would take a number that is another program's by now for one of its own kind.
        Files.writeString(
                data.resolve("postgres").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LedgerProcess ledger = embedded("server.port=" + taken.getLocalPort())) {
            refused(ledger, "port " + taken.getLocalPort() + " is taken");
        }
        assertThat(servers(data)).isEmpty();
    }

    @Test
    @Order(3)
    void refuses_to_listen_beyond_this_machine_and_leaves_no_server_behind() {
        try (LedgerProcess ledger = embedded("server.address=0.0.0.0")) {
            refused(ledger, "server.address is 0.0.0.0");
        }
        assertThat(servers(data)).isEmpty();
    }

    /** They start side by side, since each start alone takes seconds. */
    @TestFactory
    @Order(4)
    Stream<DynamicTest> refuses() throws Exception {
        Path file = Files.createTempFile(data.getParent(), "a-file", "");
        Path below = file.resolve("data");
        Database elsewhere = TestDatabases.create();
        List<DynamicTest> refusals = new ArrayList<>();
        refusals.add(
                refusal(
                        "refuses_a_data_folder_that_cannot_be_made",
                        embedded("ledger.data-dir=" + below),
                        "The data folder " + below + " cannot be written"));
        refusals.add(
                refusal(
                        "refuses_a_database_that_is_down",
                        LedgerProcess.on(
                                new Database(
                                        "jdbc:postgresql://127.0.0.1:" + closedPort() + "/ledger",
                                        "ledger",
                                        "none",
                                        elsewhere.dataDir())),
                        "the database does not answer"));
        refusals.add(
                refusal(
                        "refuses_a_wrong_password",
                        LedgerProcess.on(
                                new Database(
                                        elsewhere.url(),
                                        elsewhere.user(),
                                        "wrong",
                                        elsewhere.dataDir())),
                        "the database refuses the user or password"));
        refusals.add(
                refusal(
                        "refuses_a_server_that_does_not_wait_for_its_disk",
                        LedgerProcess.on(
                                new Database(
                                        careless.getJdbcUrl("postgres", "postgres"),
                                        "postgres",
                                        "",
                                        elsewhere.dataDir())),
                        "The database has fsync = off"));
        refusals.add(
                refusal(
                        "refuses_a_database_that_does_not_wait_for_its_commits",
                        LedgerProcess.on(hasty()),
                        "The database has synchronous_commit = off"));
        refusals.add(
                refusal(
                        "refuses_the_schema_of_a_newer_ledger",
                        LedgerProcess.on(newer()),
                        "the database's schema was made by another, probably newer, version"));
        refusals.add(
                refusal(
                        "refuses_a_founding_record_that_is_not_there",
                        LedgerProcess.on(TestDatabases.create(), "ledger.founding-record=atlantis"),
                        "ledger.founding-record names atlantis"));
        refusals.add(
                refusal(
                        "refuses_a_setting_that_is_misspelt",
                        embedded("ledger.founding-recrod=none"),
                        "ledger.founding-recrod is no setting of the ledger"));
        return refusals.stream();
    }

    private static DynamicTest refusal(String name, LedgerProcess ledger, String reason) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    try (ledger) {
                        refused(ledger, reason);
                    }
                });
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Database hasty() throws SQLException {
        Database database = TestDatabases.create();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER DATABASE %s SET synchronous_commit = off"
                            .formatted(connection.getCatalog()));
        }
        return database;
    }

    private static Database newer() throws SQLException {
        Database database = TestDatabases.create();
        TestLedger.on(database).close();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO ledger.flyway_schema_history (installed_rank, version, description,
                      type, script, checksum, installed_by, execution_time, success)
                    VALUES (900, '900', 'from the future', 'SQL', 'V900__from_the_future.sql', 1,
                      'postgres', 1, true)
                    """);
        }
        return database;
    }

    @Test
    void refuses_a_data_folder_that_cannot_be_written() throws IOException {
        Path folder = Files.createTempDirectory(data.getParent(), "read-only");
        assumeTrue(folder.toFile().setWritable(false), "This file system has no such right.");
        assumeTrue(!Files.isWritable(folder), "Root may write everywhere.");
        try (LedgerProcess ledger = embedded("ledger.data-dir=" + folder)) {
            refused(ledger, "cannot be written");
        }
    }

    @Test
    void refuses_an_older_java() throws Exception {
        Optional<Path> older = olderJava();
        assumeTrue(older.isPresent(), "There is no Java older than 25 in the usual places.");
        Process process =
                new ProcessBuilder(
                                older.orElseThrow().toString(),
                                "-cp",
                                Path.of("target", "classes").toString(),
                                Start.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output.strip().lines().toList()).singleElement().asString().startsWith(CANNOT);
        assertThat(output).contains("needs Java 25");
    }

    /** A ledger on its own data folder, with the founding record. */
    private LedgerProcess embedded(String... properties) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "ledger.data-dir=" + data,
                                "server.port=0",
                                "ledger.founding-record=iioe"));
        LedgerProcess.override(all, properties);
        return LedgerProcess.start("", all.toArray(String[]::new));
    }

    private static void refused(LedgerProcess ledger, String reason) {
        assertThat(ledger.awaitExit(REFUSAL)).as(ledger.output()).isEqualTo(1);
        assertThat(ledger.output().strip().lines().toList())
                .singleElement()
                .asString()
                .startsWith(CANNOT)
                .contains(reason);
    }

    /** SIGTERM, after which both the ledger and its server have ended in time. */
    private void terminate(LedgerProcess ledger) {
        assertThat(servers(data)).hasSize(1);
        long begin = System.nanoTime();
        ledger.terminate();
        ledger.awaitExit(STOP);
        assertThat(servers(data)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOP);
        assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
        assertThat(ledger.output()).doesNotContain("\tat ");
    }

    /** The PostgreSQL servers that run on a folder. */
    private static List<ProcessHandle> servers(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().command().orElse("").endsWith("postgres")
                                && process.info()
                                        .commandLine()
                                        .orElse("")
                                        .contains(folder.resolve("postgres") + " "))
                .toList();
    }

    private long members(URI address) {
        return get(address, "/api/v1/members").path("items").size();
    }

    /** The newest position of the sealed log. */
    private long last(URI address) {
        JsonNode trail = get(address, "/api/v1/trail?limit=1");
        assertThat(trail.has("position")).isTrue();
        return trail.path("position").asLong();
    }

    private JsonNode get(URI address, String path) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(address.resolve(path)).GET());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return mapper.readTree(response.body());
    }

    /** Registers an organisation, and waits until it is sealed: the position of its last event. */
    private long register(URI address, String key) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(
                                        address.resolve("/api/v1/commands/RegisterOrganisation"))
                                .header("Content-Type", "application/json")
                                .header("Ledger-User", "secretary-1")
                                .header("Idempotency-Key", key)
                                .header("Prefer", "wait=30")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                """
                                                {"organisation":"example-university",
                                                 "nameAsGiven":"Example University",
                                                 "kind":"higher-education-institution",
                                                 "group":null,"country":"KE","identifiers":[],
                                                 "confirmedDistinct":false,"on":"2026-01-15",
                                                 "source":{"ref":"test","certainty":"stated"}}
                                                """)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValueAsLong("Ledger-Position").orElseThrow();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A Java that can read the entry point (17) and cannot run the ledger. */
    private static Optional<Path> olderJava() throws IOException {
        List<Path> homes = new ArrayList<>();
        for (Path place :
                List.of(
                        Path.of("/usr/lib/jvm"),
                        Path.of("/Library/Java/JavaVirtualMachines"),
                        Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"),
                        Path.of(System.getProperty("user.home"), ".jdks"))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> found = Files.list(place)) {
                    found.forEach(homes::add);
                }
            }
        }
        return homes.stream()
                .sorted(Comparator.naturalOrder())
                .filter(home -> {
                    int version = version(home);
                    return version >= 17 && version < 25;
                })
                .map(home -> home.resolve("bin").resolve("java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int version(Path home) {
        Properties release = new Properties();
        try (var file = Files.newInputStream(home.resolve("release"))) {
            release.load(file);
        } catch (IOException e) {
            return 0;
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]", 2)[0]);
    }
}
