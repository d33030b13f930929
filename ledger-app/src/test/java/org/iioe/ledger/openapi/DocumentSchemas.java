package org.iioe.ledger.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The schemas of an OpenAPI document, taken strictly: what they do not name must not be there,
 * which readers of the document are free to bear.
 */
final class DocumentSchemas {
    private static final String AT = "https://ledger.example/openapi";

    private final SchemaRegistry registry;

    DocumentSchemas(JsonNode document) {
        ObjectNode strict = (ObjectNode) document.deepCopy();
        close(strict.at("/components/schemas"));
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build())
                                        .schemas(Map.of(AT, strict.toString())));
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && schema.path("type").asString("").equals("object")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(DocumentSchemas::close);
    }

    /**
     * What of a text breaks a schema of the document.
     *
     * @param pointer where the schema stands in it, as a JSON Pointer
     */
    List<String> wrong(String pointer, String json) {
        List<String> wrong = new ArrayList<>();
        registry.getSchema(SchemaLocation.of(AT + "#" + pointer))
                .validate(json, InputFormat.JSON)
                .forEach(error -> wrong.add(error.toString()));
        return wrong;
    }
}
