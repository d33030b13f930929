package org.iioe.ledger.openapi;

import org.iioe.ledger.language.Shape;
import org.iioe.ledger.openapi.Operation.OfCommand;
import org.iioe.ledger.openapi.Operation.OfExport;
import org.iioe.ledger.openapi.Operation.OfReport;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The OpenAPI 3.1 document of everything that can be asked: {@code skeleton.json}, which says by
 * hand what no type tells, filled with what the controllers and records say. It is put together
 * when it is first asked for.
 */
@Component
public final class ApiDocument {
    private static final String SKELETON = "org/iioe/ledger/openapi/skeleton.json";

    private final JsonMapper mapper;
    private final Supplier<ObjectNode> document;

    ApiDocument(JsonMapper mapper, Operations operations) {
        this.mapper = mapper;
        this.document = SingletonSupplier.of(() -> new Assembly(operations).document());
    }

    /** The document. */
    public JsonNode json() {
        return document.get();
    }

    /** One putting together. */
    private final class Assembly {
        private final ObjectNode skeleton = skeleton();
        private final ObjectNode byHand = (ObjectNode) skeleton.remove("operations");
        private final Descriptions descriptions = new Descriptions();
        private final Schemas schemas = new Schemas(mapper, descriptions);
        private final Parameters parameters = new Parameters(mapper, descriptions);
        private final Answers answers = new Answers(mapper, schemas);
        private final ProblemAnswers problems = new ProblemAnswers(mapper, descriptions);
        private final Examples examples = new Examples(mapper);
        private final Operations operations;

        Assembly(Operations operations) {
            this.operations = operations;
        }

        ObjectNode document() {
            ObjectNode paths = skeleton.putObject("paths");
            Set<String> tags = new TreeSet<>();
            for (Operation operation : operations.all()) {
                ObjectNode path =
                        paths.path(operation.path()) instanceof ObjectNode known
                                ? known
                                : paths.putObject(operation.path());
                String method = operation.method().toLowerCase(Locale.ROOT);
                if (!path.has(method)) {
                    path.set(method, of(operation));
                    tags.add(operation.tag());
                }
            }
            for (String tag : tags) {
                skeleton.withArray("tags")
                        .addObject()
                        .put("name", tag)
                        .put("description", descriptions.word("tag " + tag));
            }
            ObjectNode components = (ObjectNode) skeleton.get("components");
            components.set("responses", problems.shared());
            ObjectNode all = (ObjectNode) components.get("schemas");
            schemas.components().forEach(all::set);
            return skeleton;
        }

        private ObjectNode of(Operation operation) {
            JsonNode own = byHand.path(operation.method() + " " + operation.pattern());
            ObjectNode node = mapper.createObjectNode();
            node.put("operationId", operation.id());
            node.putArray("tags").add(operation.tag());
            String text = text(operation, own);
            if (!text.isEmpty()) {
                node.put("summary", Answers.summary(text)).put("description", text);
            }
            node.set("parameters", parameters.of(operation, own.path("parameters")));
            if (operation.subject() instanceof OfCommand command) {
                node.set("requestBody", body(command));
            } else if (own.has("requestBody")) {
                node.set("requestBody", own.get("requestBody"));
            }
            ObjectNode responses = answers.of(operation);
            if (own.has("responses")) {
                responses = (ObjectNode) own.get("responses").deepCopy();
            }
            problems.add(operation, own.path("problems"), responses);
            node.set("responses", responses);
            return node;
        }

        private String text(Operation operation, JsonNode own) {
            String more = own.path("description").asString("");
            String text =
                    switch (operation.subject()) {
                        case OfCommand command -> descriptions.type(command.type()).orElse("");
                        case OfReport report ->
                                report.about().title() + ". " + report.about().shows();
                        case OfExport export -> export.about().shows();
                        case Operation.Plain plain ->
                                descriptions.operation(operation.handler().getMethod()).orElse("");
                    };
            return more.isEmpty() ? text : text.isEmpty() ? more : text + "\n\n" + more;
        }

        private ObjectNode body(OfCommand command) {
            ObjectNode body = mapper.createObjectNode().put("required", true);
            ObjectNode content = body.putObject("content").putObject("application/json");
            content.set("schema", schemas.of(ResolvableType.forClass(command.type())));
            content.set("example", examples.of(Shape.of(command.type())));
            return body;
        }

        private ObjectNode skeleton() {
            try (InputStream in = new ClassPathResource(SKELETON).getInputStream()) {
                return (ObjectNode) mapper.readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
