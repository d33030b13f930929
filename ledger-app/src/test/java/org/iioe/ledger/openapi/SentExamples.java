package org.iioe.ledger.openapi;

import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sends what an OpenAPI document shows, and holds the answers against what it says of them. */
final class SentExamples {
    /**
     * What the founding record does not have: a resolution, and a fund whose legal holder is known
     * and could publish it.
     */
    private static final Map<String, Integer> NOT_THERE =
            Map.of(
                    "get /api/v1/resolutions/{id}", 404,
                    "get /api/v1/exports/360giving.json", 409,
                    "get /api/v1/exports/iati-activities.xml", 409);

    private static final String EVENT = "00000000-0000-4000-8000-000000000000";

    private final TestLedger ledger;
    private final JsonNode document;
    private final DocumentSchemas schemas;
    private final Set<String> recorded = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();

    SentExamples(TestLedger ledger, JsonNode document) {
        this.ledger = ledger;
        this.document = document;
        this.schemas = new DocumentSchemas(document);
    }

    /** What was not as it is said. */
    List<String> wrong() {
        return wrong;
    }

    /** What was recorded: method and path. */
    Set<String> recorded() {
        return recorded;
    }

    /** Whether it was recorded. */
    boolean isRecorded(String place) {
        return recorded.contains(place);
    }

    /**
     * Sends an operation's example, once for each type in which it may be answered.
     *
     * @param place method and path
     */
    void send(String place, JsonNode operation) {
        String method = place.substring(0, place.indexOf(' '));
        Request request = request(place, operation);
        List<String> types = new ArrayList<>();
        if (method.equals("get")) {
            operation
                    .at("/responses/200/content")
                    .properties()
                    .forEach(type -> types.add(type.getKey()));
        }
        if (types.size() < 2 || place.contains("/documents/{digest}")) {
            types.clear();
            types.add("*/*");
        }
        for (String type : types) {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(ledger.address(request.address()))
                            .header("Accept", type);
            request.headers().forEach(builder::header);
            builder.method(
                    method.toUpperCase(Locale.ROOT),
                    request.body().isEmpty()
                            ? BodyPublishers.noBody()
                            : BodyPublishers.ofString(request.body()));
            compare(place, type, operation, ledger.exchange(builder));
        }
    }

    private record Request(String address, Map<String, String> headers, String body) {}

    private Request request(String place, JsonNode operation) {
        String address = place.substring(place.indexOf(' ') + 1);
        StringBuilder query = new StringBuilder();
        Map<String, String> headers = new TreeMap<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = resolved(each);
            String name = parameter.get("name").asString();
            if (!parameter.has("example")) {
                if (parameter.path("required").asBoolean(false)) {
                    wrong.add(place + ": " + name + " has no example");
                }
                continue;
            }
            String value = parameter.get("example").asString().replace(EVENT, event());
            switch (parameter.get("in").asString()) {
                case "path" -> address = address.replace("{" + name + "}", value);
                case "header" -> headers.put(name, value);
                default ->
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        String body = "";
        for (var type : operation.at("/requestBody/content").properties()) {
            if (type.getValue().has("example")) {
                headers.put("Content-Type", type.getKey());
                JsonNode example = type.getValue().get("example");
                body = example.isString() ? example.stringValue() : example.toString();
                requireFit(place, operation, type.getKey(), body);
                break;
            }
        }
        headers.computeIfPresent(
                "Idempotency-Key",
                (name, key) -> place.substring(place.lastIndexOf('/') + 1) + "-example");
        return new Request(address + query, headers, body);
    }

    private void requireFit(String place, JsonNode operation, String type, String body) {
        JsonNode schema = operation.at("/requestBody/content").path(type).path("schema");
        if (schema.has("$ref")) {
            String pointer = schema.get("$ref").asString().substring(1);
            body.lines()
                    .forEach(line ->
                            schemas.wrong(pointer, line)
                                    .forEach(error -> wrong.add(place + " sends " + error)));
        }
    }

    private String event() {
        return ledger.get("/api/v1/trail?limit=1").json().at("/items/0/event").asString();
    }

    private void compare(String place, String asked, JsonNode operation, Answer answer) {
        int status = answer.status();
        if (status == 201) {
            recorded.add(place);
        }
        String what = "%s as %s: %s".formatted(place, asked, status);
        JsonNode declared = operation.path("responses").path(Integer.toString(status));
        if (declared.isMissingNode()) {
            wrong.add(what + " is not declared " + answer.response().body());
            return;
        }
        boolean isCommand = place.startsWith("post /api/v1/commands/");
        int expected = NOT_THERE.getOrDefault(place, 200);
        boolean fits = expected == 200 ? status < 300 : status == expected;
        if (!fits && !isCommand) {
            wrong.add(what + " " + answer.response().body());
            return;
        }
        String type =
                answer.response()
                        .headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .replaceFirst(";.*", "");
        JsonNode content = resolved(declared).path("content");
        String name =
                content.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(each -> each.replaceFirst(";.*", "").equals(type))
                        .findFirst()
                        .orElse("");
        if (name.isEmpty()) {
            wrong.add(what + " is of type " + type);
            return;
        }
        if (status < 300 && !asked.equals("*/*") && !asked.replaceFirst(";.*", "").equals(type)) {
            wrong.add(what + " is answered as " + type);
        }
        JsonNode schema = content.get(name).path("schema");
        String pointer =
                schema.has("$ref")
                        ? schema.get("$ref").asString().substring(1)
                        : pointer(declared, place, status, name);
        if (type.endsWith("ndjson") && schema.has("$ref")) {
            answer.response().body().lines().forEach(line -> fits(what, pointer, line));
        } else if (type.endsWith("json") && !type.endsWith("ndjson")) {
            fits(what, pointer, answer.response().body());
        }
        resolved(declared)
                .path("headers")
                .properties()
                .forEach(header -> {
                    if (answer.response().headers().firstValue(header.getKey()).isEmpty()) {
                        wrong.add(what + " has no " + header.getKey());
                    }
                });
    }

    private static String pointer(JsonNode declared, String place, int status, String type) {
        String at = escaped(type);
        return declared.has("$ref")
                ? declared.get("$ref").asString().substring(1) + "/content/" + at + "/schema"
                : "/paths/%s/%s/responses/%s/content/%s/schema"
                        .formatted(
                                escaped(place.substring(place.indexOf(' ') + 1)),
                                place.substring(0, place.indexOf(' ')),
                                status,
                                at);
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    private void fits(String what, String pointer, String json) {
        schemas.wrong(pointer, json).forEach(error -> wrong.add(what + " " + error));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }
}
