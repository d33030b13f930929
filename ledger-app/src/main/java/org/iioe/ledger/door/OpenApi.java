package org.iioe.ledger.door;

import org.iioe.ledger.Id;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Means;
import org.iioe.ledger.language.Shape;
import org.iioe.ledger.language.Shape.Member;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * The documentation of the door in OpenAPI 3.1: every command with its schema and an example,
 * derived from its record.
 */
@RestController
final class OpenApi {
    private static final String PROBLEM = "#/components/schemas/Problem";

    private final JsonMapper mapper;
    private final CommandCatalogue catalogue;
    private final Examples examples;

    OpenApi(JsonMapper mapper, CommandCatalogue catalogue) {
        this.mapper = mapper;
        this.catalogue = catalogue;
        this.examples = new Examples(mapper);
    }

    @GetMapping("/api/v1/openapi.json")
    JsonNode document() {
        ObjectNode document = mapper.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Governance and funding ledger")
                .put("version", "1")
                .put(
                        "description",
                        "Commands go in through one door; what they recorded is read as of any"
                            + " position of the sealed log. A member that may be null may be left"
                            + " out: it is unknown.");
        ObjectNode components = document.putObject("components");
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("Problem", problem());
        schemas.set("Outcome", outcome());
        ObjectNode paths = document.putObject("paths");
        for (Class<? extends LedgerCommand> command : catalogue.all().values()) {
            Shape shape = Shape.of(command);
            ObjectNode schema = schema(shape);
            schemas.set(command.getSimpleName(), schema);
            paths.putObject("/api/v1/commands/" + command.getSimpleName())
                    .set("post", operation(command, shape));
        }
        return document;
    }

    private ObjectNode operation(Class<? extends LedgerCommand> command, Shape shape) {
        ObjectNode operation = mapper.createObjectNode();
        String[] packages = command.getPackageName().split("\\.", -1);
        operation.putArray("tags").add(packages[packages.length - 1]);
        operation.put("operationId", command.getSimpleName());
        Means means = command.getAnnotation(Means.class);
        if (means != null) {
            operation.put("summary", means.value());
        }
        var parameters = operation.putArray("parameters");
        parameters.add(header("Idempotency-Key", "[A-Za-z0-9._:~-]{1,200}", true));
        parameters.add(header("Ledger-User", "[A-Za-z0-9][A-Za-z0-9._-]{0,99}", true));
        parameters.add(header("Ledger-On-Behalf-Of", Id.FORM.pattern(), false));
        parameters.add(header("Prefer", "wait=[0-9]+", false));
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        ObjectNode content = body.putObject("content").putObject("application/json");
        content.putObject("schema").put("$ref", "#/components/schemas/" + command.getSimpleName());
        content.set("example", examples.of(shape));
        ObjectNode responses = operation.putObject("responses");
        response(responses, "201", "Recorded.", "application/json", "#/components/schemas/Outcome");
        for (String[] refusal :
                List.of(
                        new String[] {"400", "Not understood: the field is named."},
                        new String[] {"404", "It names something that the ledger does not have."},
                        new String[] {"409", "It comes twice, or too late."},
                        new String[] {"422", "A rule forbids it."})) {
            response(responses, refusal[0], refusal[1], "application/problem+json", PROBLEM);
        }
        return operation;
    }

    private ObjectNode header(String name, String pattern, boolean required) {
        ObjectNode header = mapper.createObjectNode();
        header.put("name", name).put("in", "header").put("required", required);
        header.putObject("schema").put("type", "string").put("pattern", "^" + pattern + "$");
        return header;
    }

    private static void response(
            ObjectNode responses, String status, String description, String type, String schema) {
        ObjectNode response = responses.putObject(status).put("description", description);
        response.putObject("content").putObject(type).putObject("schema").put("$ref", schema);
    }

    private ObjectNode schema(Shape shape) {
        ObjectNode schema = mapper.createObjectNode();
        switch (shape) {
            case Shape.ObjectShape object -> {
                schema.put("type", "object");
                schema.put("additionalProperties", false);
                ObjectNode properties = schema.putObject("properties");
                var required = mapper.createArrayNode();
                for (Member member : object.members()) {
                    properties.set(member.name(), schema(member));
                    if (!member.unknown()) {
                        required.add(member.name());
                    }
                }
                if (!required.isEmpty()) {
                    schema.set("required", required);
                }
            }
            case Shape.ListShape list -> {
                schema.put("type", "array").put("maxItems", CommandReader.MOST_ELEMENTS);
                schema.set("items", schema(list.element()));
            }
            case Shape.MapShape map -> {
                schema.put("type", "object");
                schema.set("additionalProperties", schema(map.value()));
            }
            case Shape.TextShape text -> {
                schema.put("type", "string");
                if (Id.class.isAssignableFrom(text.type())) {
                    schema.put("pattern", "^" + Id.FORM.pattern() + "$");
                }
                if (text.type() != String.class) {
                    schema.put("title", text.type().getSimpleName());
                }
            }
            case Shape.WordShape words -> {
                schema.put("type", "string");
                var values = schema.putArray("enum");
                words.words().forEach(values::add);
            }
            case Shape.NumberShape number -> schema.put("type", "integer").put("format", "int64");
            case Shape.BooleanShape truth -> schema.put("type", "boolean");
        }
        return schema;
    }

    private ObjectNode schema(Member member) {
        ObjectNode schema = schema(member.shape());
        if (member.means() != null) {
            schema.put("description", member.means());
        }
        if (!member.unknown()) {
            return schema;
        }
        ObjectNode unknown = mapper.createObjectNode();
        unknown.putArray("anyOf").add(schema).addObject().put("type", "null");
        return unknown;
    }

    private ObjectNode problem() {
        return (ObjectNode)
                mapper.readTree(
                        """
                        {"type":"object","description":"RFC 9457","required":["type","title","status","detail","code"],
                         "properties":{"type":{"type":"string"},"title":{"type":"string"},
                          "status":{"type":"integer"},"detail":{"type":"string"},
                          "code":{"type":"string","description":"stable"},
                          "field":{"type":"string","description":"a JSON Pointer, or a header's name"},
                          "line":{"type":"integer"},"facts":{"type":"object"}}}
                        """);
    }

    private ObjectNode outcome() {
        return (ObjectNode)
                mapper.readTree(
                        """
                        {"type":"object","required":["key","command","recorded"],
                         "properties":{"key":{"type":"string"},"command":{"type":"string"},
                          "recorded":{"type":"array","items":{"type":"object",
                           "properties":{"event":{"type":"string"},"type":{"type":"string"},
                            "subject":{"type":"string"},"sequence":{"type":"integer"}}}}}}
                        """);
    }
}
