package org.iioe.ledger.openapi;

import org.iioe.ledger.openapi.Operation.OfExport;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is answered when all is well: read off what the handler returns. What is written by hand, or
 * has another status, stands in {@code skeleton.json}.
 */
final class Answers {
    private final JsonMapper mapper;
    private final Schemas schemas;

    Answers(JsonMapper mapper, Schemas schemas) {
        this.mapper = mapper;
        this.schemas = schemas;
    }

    /** The answers by status. Records that a controller declares are what it answers with. */
    ObjectNode of(Operation operation) {
        Arrays.stream(operation.handler().getBeanType().getDeclaredClasses())
                .filter(Class::isRecord)
                .forEach(type -> schemas.of(ResolvableType.forClass(type)));
        ObjectNode answers = mapper.createObjectNode();
        ResolvableType returned =
                ResolvableType.forMethodReturnType(operation.handler().getMethod());
        ResolvableType body =
                returned.toClass() == ResponseEntity.class ? returned.getGeneric() : returned;
        if (operation.subject() instanceof OfExport export) {
            ObjectNode answer = answers.putObject("200");
            answer.put("description", export.about().shows());
            answer.putObject("content")
                    .putObject(export.about().type().toString())
                    .putObject("schema")
                    .put("type", "string");
            moment(answer);
        } else if (body.toClass().isRecord() || JsonNode.class.isAssignableFrom(body.toClass())) {
            ObjectNode answer = answers.putObject("200").put("description", "What was asked for.");
            ObjectNode content = answer.putObject("content");
            content.putObject("application/json").set("schema", schemas.of(body));
            if (operation.method().equals("GET")) {
                // Every answer that is a record is written as CSV too.
                content.putObject("text/csv").putObject("schema").put("type", "string");
            }
            if (operation.isOfAMoment()) {
                moment(answer);
            }
        }
        return answers;
    }

    private static void moment(ObjectNode answer) {
        ObjectNode headers = answer.putObject("headers");
        for (String name : new String[] {"Ledger-Position", "Ledger-Root"}) {
            headers.putObject(name).put("$ref", "#/components/headers/" + name);
        }
    }

    /** What an operation is called in a list of them: the first sentence of what it does. */
    static String summary(String text) {
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end + 1);
        return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }
}
