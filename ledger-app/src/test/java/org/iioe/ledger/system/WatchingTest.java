package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;

import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What operators watch tells the truth: metrics, health, and what the log says of a request. */
@Order(6)
class WatchingTest {
    private static final Path MONITORING = Path.of("..", "ops", "monitoring");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:ledger|http_server|hikaricp|jvm|disk|process)_[a-z0-9_]+");
    private static final String ORGANISATION =
            """
            {"organisation":"%s","nameAsGiven":"%1$s","kind":"foundation","identifiers":[],
            "on":"2020-01-01","source":{"ref":"Test","certainty":"stated"}}\
            """;

    private static Map<String, Double> scrape(TestLedger ledger) {
        Answer answer = ledger.get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        Map<String, Double> values = new TreeMap<>();
        for (String line : answer.response().body().lines().toList()) {
            if (!line.startsWith("#")) {
                int space = line.lastIndexOf(' ');
                values.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
            }
        }
        return values;
    }

    private static double sum(Map<String, Double> scraped, String name, String... labels) {
        return scraped.entrySet().stream()
                .filter(each ->
                        each.getKey().replaceFirst("\\{.*", "").equals(name)
                                && List.of(labels).stream().allMatch(each.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (String line : Files.readAllLines(MONITORING.resolve("alerts.yml"))) {
            if (line.strip().startsWith("expr: ")) {
                expressions.add(line.strip().substring(6));
            }
        }
        for (JsonNode panel :
                new JsonMapper()
                        .readTree(MONITORING.resolve("dashboard.json").toFile())
                        .get("panels")) {
            panel.get("targets").forEach(target -> expressions.add(target.get("expr").asString()));
        }
        return expressions;
    }

    @Test
    void every_metric_that_is_watched_is_scraped() throws IOException {
        try (TestLedger ledger = TestLedger.empty()) {
            for (String id : List.of("alpha", "beta", "gamma")) {
                assertThat(ledger.send("RegisterOrganisation", ORGANISATION.formatted(id)).status())
                        .isEqualTo(201);
            }
            assertThat(ledger.send("RegisterOrganisation", ORGANISATION.formatted("beta")).code())
                    .isEqualTo("ORGANISATION_EXISTS");
            assertThat(ledger.send("RegisterOrganisation", "{}").status()).isEqualTo(400);
            ledger.awaitSigned();
            ledger.awaitCheck("good", Duration.ofSeconds(20));
            // Pauses of the garbage collector are measured from the first one on.
            System.gc();
            TestClock.await(
                    "a pause is measured",
                    Duration.ofSeconds(10),
                    () -> sum(scrape(ledger), "jvm_gc_pause_seconds_count") > 0);
            Map<String, Double> scraped = scrape(ledger);
            Set<String> names = new TreeSet<>();
            scraped.keySet().forEach(line -> names.add(line.replaceFirst("\\{.*", "")));
            List<String> expressions = expressions();
            assertThat(expressions).hasSizeGreaterThan(30);
            for (String expression : expressions) {
                Matcher metric = METRIC.matcher(expression.replaceAll("\"[^\"]*\"", ""));
                while (metric.find()) {
                    assertThat(names).as(expression).contains(metric.group());
                }
            }
            String command = "command=\"RegisterOrganisation\"";
            String count = "ledger_commands_seconds_count";
            assertThat(sum(scraped, count, command, "outcome=\"recorded\"")).isEqualTo(3);
            assertThat(sum(scraped, count, command, "outcome=\"refused\"")).isEqualTo(1);
            assertThat(sum(scraped, "ledger_refusals_total", "ORGANISATION_EXISTS")).isEqualTo(1);
            // At zero from the start, so that the first is a rise.
            assertThat(scraped)
                    .containsEntry("ledger_refusals_total{code=\"FAULT\"}", 0.0)
                    .containsEntry("ledger_refusals_total{code=\"STORE_UNAVAILABLE\"}", 0.0);
            assertThat(sum(scraped, "ledger_append_seconds_count")).isEqualTo(3);
            assertThat(sum(scraped, "ledger_sealing_lag_events")).isZero();
            assertThat(sum(scraped, "ledger_checkpoint_lag_events")).isZero();
            assertThat(sum(scraped, "ledger_checkpoint_size"))
                    .isEqualTo(sum(scraped, "ledger_sealed_position") + 1);
            assertThat(sum(scraped, "ledger_verification_good")).isEqualTo(1);
            // The framework's own: each command once, in the one registry.
            assertThat(sum(scraped, "commandBus_ingestedCounter_total", "RegisterOrganisation"))
                    .as(names.toString())
                    .isEqualTo(4);
            // For that it would keep each command of ten minutes.
            assertThat(names).doesNotContain("commandBus_capacity");
            assertThat(ledger.context().getBeansOfType(MeterRegistry.class)).hasSize(1);
            checked(ledger.get("/actuator/prometheus").response().body(), "check", "metrics");
        }
    }

    @Test
    void alerts_are_well_formed_and_each_is_in_the_runbook() throws IOException {
        String runbook = Files.readString(Path.of("..", "ops", "runbook.md"));
        int alerts = 0;
        for (String line : Files.readAllLines(MONITORING.resolve("alerts.yml"))) {
            if (line.strip().startsWith("- alert: ")) {
                String name = line.strip().substring(9);
                assertThat(runbook).contains("\n## " + name + "\n");
                alerts++;
            }
        }
        assertThat(alerts).isGreaterThan(8);
        assertThat(runbook.lines().filter(line -> line.startsWith("## ")).count())
                .isEqualTo(alerts);
        checked("", "check", "rules", MONITORING.resolve("alerts.yml").toString());
        checked("", "check", "config", MONITORING.resolve("prometheus.yml").toString());
    }

    /** Has promtool look at something, where it is installed. */
    private static void checked(String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            // What the test asks of them itself stands.
            throw new TestAbortedException(
                    "promtool is not installed: %s is left out"
                            .formatted(String.join(" ", arguments)),
                    e);
        }
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes());
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Of metrics it finds fault with names that others chose; of ours with none.
        if (arguments[1].equals("metrics")) {
            assertThat(said.lines().filter(line -> line.startsWith("ledger_"))).isEmpty();
            assertThat(said).doesNotContain("error while linting");
        } else {
            assertThat(process.exitValue()).as(said).isZero();
        }
    }

    private static Answer health(TestLedger ledger, String group) {
        return ledger.get("/actuator/health/" + group);
    }

    private static void awaitDown(TestLedger ledger, String part) {
        TestClock.await(
                part + " is down",
                Duration.ofSeconds(60),
                () ->
                        health(ledger, "readiness")
                                .json()
                                .at("/components/" + part + "/status")
                                .asString("")
                                .equals("DOWN"));
        assertThat(health(ledger, "readiness").status()).isEqualTo(503);
        assertThat(health(ledger, "liveness").status()).isEqualTo(200);
    }

    private static void awaitUp(TestLedger ledger) {
        TestClock.await(
                "it is ready again",
                Duration.ofSeconds(60),
                () -> health(ledger, "readiness").status() == 200);
    }

    private static void execute(Database database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO ledger");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void it_is_not_ready_while_signing_has_stopped() {
        try (TestLedger ledger = TestLedger.empty()) {
            assertThat(health(ledger, "readiness").status()).isEqualTo(200);
            execute(ledger.database(), "REVOKE UPDATE ON signer_state FROM ledger_app");
            ledger.send("RegisterOrganisation", ORGANISATION.formatted("alpha"));
            awaitDown(ledger, "signing");
            assertThat(sum(scrape(ledger), "ledger_checkpoint_lag_events")).isGreaterThan(0);
            execute(ledger.database(), "GRANT UPDATE ON signer_state TO ledger_app");
            awaitUp(ledger);
            ledger.awaitSigned();
        }
    }

    @Test
    void what_cannot_be_sealed_is_not_stored_and_is_counted() {
        try (TestLedger ledger = TestLedger.empty()) {
            execute(ledger.database(), "REVOKE EXECUTE ON FUNCTION seal FROM ledger_app");
            Answer answer = ledger.send("RegisterOrganisation", ORGANISATION.formatted("alpha"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("STORE_UNAVAILABLE");
            assertThat(sum(scrape(ledger), "ledger_refusals_total", "STORE_UNAVAILABLE"))
                    .isEqualTo(1);
            assertThat(ledger.stored("%", "%")).isZero();
            execute(ledger.database(), "GRANT EXECUTE ON FUNCTION seal TO ledger_app");
            assertThat(
                            ledger.send("RegisterOrganisation", ORGANISATION.formatted("alpha"))
                                    .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void it_is_not_ready_while_a_read_model_is_stuck() {
        try (TestLedger ledger = TestLedger.empty()) {
            String schema =
                    ledger.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                            .sql(
                                    """
                                    SELECT table_schema FROM information_schema.tables
                                     WHERE table_name = 'organisation' AND table_schema LIKE 'membership%'
                                    """)
                            .query(String.class)
                            .single();
            execute(
                    ledger.database(),
                    "ALTER TABLE %s.organisation RENAME TO elsewhere".formatted(schema));
            ledger.send("RegisterOrganisation", ORGANISATION.formatted("alpha"));
            awaitDown(ledger, "projections");
            assertThat(
                            sum(
                                    scrape(ledger),
                                    "ledger_projection_lag_events",
                                    "projection=\"membership\""))
                    .isGreaterThan(0);
            execute(
                    ledger.database(),
                    "ALTER TABLE %s.elsewhere RENAME TO organisation".formatted(schema));
            awaitUp(ledger);
        }
    }

    @Test
    void it_is_not_ready_without_its_key() throws IOException {
        try (TestLedger ledger = TestLedger.empty()) {
            Path key = ledger.database().dataDir().resolve("signing-key.pem");
            Path away = key.resolveSibling("away.pem");
            Files.move(key, away);
            awaitDown(ledger, "signing");
            assertThat(health(ledger, "readiness").response().body())
                    .contains(key.toAbsolutePath().normalize().toString());
            Files.move(away, key);
            awaitUp(ledger);
        }
    }

    @Test
    void it_is_not_ready_while_the_disk_is_nearly_full() {
        try (TestLedger ledger = TestLedger.empty("management.health.diskspace.threshold=1000TB")) {
            awaitDown(ledger, "diskSpace");
            Answer all = ledger.get("/actuator/health");
            assertThat(all.status()).isEqualTo(503);
            assertThat(all.json().at("/components/checkpointDisk/status").asString())
                    .isEqualTo("DOWN");
        }
    }

    @Test
    void on_another_postgresql_it_needs_no_data_folder() {
        Database database = TestDatabases.create();
        Path nowhere = database.dataDir().resolve("never").resolve("made");
        Path elsewhere = database.dataDir().resolve("elsewhere");
        try (TestLedger ledger =
                TestLedger.on(
                        database,
                        "ledger.data-dir=" + nowhere,
                        "ledger.signing-keys=" + elsewhere.resolve("keys").resolve("key.pem"),
                        "ledger.checkpoint-dir=" + elsewhere.resolve("checkpoints"))) {
            awaitUp(ledger);
            ledger.send("RegisterOrganisation", ORGANISATION.formatted("alpha"));
            ledger.awaitSigned();
            awaitUp(ledger);
            assertThat(nowhere).doesNotExist();
            assertThat(
                            ledger.get("/actuator/health")
                                    .json()
                                    .at("/components/checkpointDisk/details/path")
                                    .asString())
                    .isEqualTo(elsewhere.resolve("checkpoints").toAbsolutePath().toString());
            TestClock.await(
                    "a checkpoint is shipped",
                    Duration.ofSeconds(20),
                    () -> Files.exists(elsewhere.resolve("checkpoints/latest.checkpoint")));
            assertThat(sum(scrape(ledger), "disk_free_bytes", "elsewhere/checkpoints"))
                    .isPositive();
        }
    }

    @Test
    void it_is_not_ready_while_the_database_does_not_answer() {
        Database database = TestDatabases.create();
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        Database others =
                new Database(
                        database.url().replaceAll("/[^/]+$", "/postgres"),
                        database.user(),
                        database.password(),
                        database.dataDir());
        try (TestLedger ledger =
                TestLedger.on(database, "spring.datasource.hikari.connection-timeout=1000")) {
            assertThat(health(ledger, "readiness").status()).isEqualTo(200);
            close(others, name);
            awaitDown(ledger, "db");
            assertThat(health(ledger, "readiness").json().at("/components/sealing/status"))
                    .hasToString("\"DOWN\"");
            // A second for each meter would be more: a scraper would take the node itself to be
            // down.
            assertThat(
                            CompletableFuture.supplyAsync(
                                    () -> ledger.get("/actuator/prometheus").response().body()))
                    .succeedsWithin(Duration.ofSeconds(9))
                    .asString()
                    .contains("ledger_sealed_position NaN")
                    .contains("ledger_sealing_lag_seconds NaN");
            try (Connection connection = others.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(name));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            awaitUp(ledger);
        }
    }

    private static void close(Database server, String name) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(name));
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                            .formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_log_says_of_which_request_it_speaks() throws IOException, InterruptedException {
        Database database = TestDatabases.create();
        try (LedgerProcess ledger =
                        LedgerProcess.on(
                                database,
                                "logging.structured.format.console=ecs",
                                "logging.level.org.iioe.ledger.http.RequestIds=DEBUG");
                HttpClient http = HttpClient.newHttpClient()) {
            URI address = ledger.awaitReady();
            var answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            address.resolve(
                                                    "/api/v1/commands/RegisterOrganisation"))
                                    .header("Content-Type", "application/json")
                                    .header("Ledger-User", "secretary-1")
                                    .header("Idempotency-Key", "key-1")
                                    .header("X-Request-Id", "request-1")
                                    .POST(
                                            java.net.http.HttpRequest.BodyPublishers.ofString(
                                                    ORGANISATION.formatted("alpha")))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("X-Request-Id")).contains("request-1");
            TestClock.await(
                    "the log has it",
                    Duration.ofSeconds(10),
                    () -> ledger.output().contains("request-1"));
            JsonNode line =
                    ledger.output()
                            .lines()
                            .filter(each -> each.contains("request-1"))
                            .map(new JsonMapper()::readTree)
                            .findFirst()
                            .orElseThrow();
            assertThat(line.get("request").asString()).isEqualTo("request-1");
            assertThat(line.get("user").asString()).isEqualTo("secretary-1");
            assertThat(line.get("command").asString()).isEqualTo("key-1");
            assertThat(line.get("message").asString())
                    .startsWith("POST /api/v1/commands/RegisterOrganisation 201 ");
        }
    }
}
