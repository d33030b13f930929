package org.iioe.ledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.iioe.ledger.language.LedgerLanguage;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The OpenAPI document holds everything that can be asked, describes each part of it, and what it
 * shows as an example is really sent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final String LINTER = "@redocly/cli@2";
    private TestLedger ledger;
    private JsonNode document;

    @BeforeAll
    void start() {
        ledger = TestLedger.empty("ledger.founding-record=iioe", "ledger.read-patience=30s");
        TestClock.await(
                "the ledger is ready",
                Duration.ofSeconds(30),
                () -> ledger.get("/actuator/health/readiness").status() == 200);
        document = ledger.get("/api/v1/openapi.json").json();
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private Stream<Map.Entry<String, JsonNode>> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .map(method ->
                                        Map.entry(
                                                method.getKey() + " " + path.getKey(),
                                                method.getValue())));
    }

    @Test
    void holds_every_command_once() {
        assertThat(document.get("openapi").asString()).startsWith("3.1.");
        Set<String> names =
                operations()
                        .map(operation -> operation.getValue().get("operationId").asString())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).hasSize((int) operations().count());
        for (var command : LedgerLanguage.commands()) {
            assertThat(names).contains(command.getSimpleName());
        }
    }

    /** Asked of the mappings, not of what the document is made of. */
    @Test
    void holds_every_operation_of_every_controller_and_no_other() {
        RequestMappingHandlerMapping mapping =
                ledger.context()
                        .getBean(
                                "requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Map<String, Boolean> mapped = new HashMap<>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> {
                    if (handler.getBeanType().getName().startsWith("org.iioe.ledger.")) {
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        info.getPatternValues()
                                                .forEach(pattern ->
                                                        mapped.put(
                                                                method.name()
                                                                                .toLowerCase(
                                                                                        Locale.ROOT)
                                                                        + " "
                                                                        + pattern,
                                                                false)));
                    }
                });
        assertThat(mapped).hasSizeGreaterThan(40);
        List<String> unknown = new ArrayList<>();
        operations()
                .forEach(operation -> {
                    String[] place = operation.getKey().split(" ", 2);
                    String path = filled(operation.getValue(), place[1]);
                    List<String> answers =
                            mapped.keySet().stream()
                                    .filter(key ->
                                            key.startsWith(place[0] + " ")
                                                    && pattern(key.substring(place[0].length() + 1))
                                                            .matches(PathContainer.parsePath(path)))
                                    .toList();
                    answers.forEach(key -> mapped.put(key, true));
                    if (answers.isEmpty()) {
                        unknown.add(operation.getKey());
                    }
                });
        assertThat(unknown).as("operations that nothing answers").isEmpty();
        assertThat(mapped).as("operations that are not in the document").doesNotContainValue(false);
    }

    private static PathPattern pattern(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }

    private String filled(JsonNode operation, String path) {
        String filled = path;
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("path")) {
                filled =
                        filled.replace(
                                "{" + parameter.get("name").asString() + "}",
                                parameter.path("example").asString("none"));
            }
        }
        return filled;
    }

    @Test
    void describes_every_property_parameter_answer_and_operation() {
        List<String> silent = new ArrayList<>();
        int properties = 0;
        for (var schema : document.at("/components/schemas").properties()) {
            said(schema.getValue(), schema.getKey(), silent);
            for (var property : schema.getValue().path("properties").properties()) {
                properties++;
                said(property.getValue(), schema.getKey() + "#" + property.getKey(), silent);
            }
        }
        for (String part : List.of("parameters", "headers", "responses")) {
            document.at("/components/" + part)
                    .properties()
                    .forEach(each -> said(each.getValue(), each.getKey(), silent));
        }
        operations()
                .forEach(each -> {
                    said(each.getValue(), each.getKey(), silent);
                    if (!each.getValue().path("summary").asString("").endsWith(".")) {
                        silent.add("summary of " + each.getKey());
                    }
                    for (JsonNode parameter : each.getValue().path("parameters")) {
                        said(parameter, each.getKey() + "?" + parameter.path("name"), silent);
                    }
                    each.getValue()
                            .path("responses")
                            .properties()
                            .forEach(answer ->
                                    said(
                                            answer.getValue(),
                                            each.getKey() + answer.getKey(),
                                            silent));
                });
        assertThat(silent).as(String.join("\n", silent)).isEmpty();
        assertThat(properties).isGreaterThan(1_000);
    }

    /** Says it itself, or refers to what says it. */
    private void said(JsonNode node, String what, List<String> silent) {
        String text =
                node.has("description")
                        ? node.get("description").asString()
                        : node.has("$ref")
                                ? document.at(node.get("$ref").stringValue().substring(1))
                                        .path("description")
                                        .asString("")
                                : "";
        if (text.length() < 4 || !Character.isUpperCase(text.charAt(0)) && text.charAt(0) != '`') {
            silent.add(what + ": " + text);
        }
    }

    @Test
    void every_example_is_sent_and_answered_as_is_said() {
        SentExamples sent = new SentExamples(ledger, document);
        // Some examples stand on others: what was refused at first may be recorded then.
        for (int round = 1; round <= 2; round++) {
            operations()
                    .filter(each -> each.getKey().startsWith("post /api/v1/commands/"))
                    .filter(each -> !sent.isRecorded(each.getKey()))
                    .forEach(each -> sent.send(each.getKey(), each.getValue()));
        }
        ledger.awaitSigned();
        operations()
                .filter(each -> !each.getKey().startsWith("post /api/v1/commands/"))
                .forEach(each -> sent.send(each.getKey(), each.getValue()));
        assertThat(sent.wrong()).as(String.join("\n", sent.wrong())).isEmpty();
        assertThat(sent.recorded()).as("commands recorded").hasSizeGreaterThan(14);
    }

    @Test
    void a_linter_of_others_finds_no_error(@TempDir Path folder) throws Exception {
        try {
            run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefix", ".", LINTER);
        } catch (IOException | IllegalStateException e) {
            abort("Not run: it asks for npm and a registry of packages (%s).".formatted(LINTER));
        }
        Files.writeString(folder.resolve("openapi.json"), document.toString());
        run(folder, "node_modules/.bin/redocly", "lint", "openapi.json");
    }

    private static void run(Path folder, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        Process process =
                builder.directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(output));
        }
    }

    @Test
    void the_page_has_a_section_for_each_operation_and_needs_no_script() {
        var answer = ledger.get("/api").response();
        String page = answer.body();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        operations()
                .map(each -> each.getValue().get("operationId").asString())
                .forEach(id -> assertThat(page).contains("<section id=\"" + id + "\">"));
        assertThat(page)
                .doesNotContain("<script", "<style", "style=", "onclick", "http://", "https://");
        Set<String> anchors = new HashSet<>();
        Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(id -> assertThat(anchors.add(id.group(1))).as(id.group(1)).isTrue());
        Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(link -> assertThat(anchors).contains(link.group(1)));
        assertThat(ledger.get("/pages/ledger.css").status()).isEqualTo(200);
    }
}
