package org.iioe.ledger.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Id;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.language.Shape;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON Schemas of what is sent and answered, read off the records. Each record is written once and
 * referred to by its name.
 */
final class Schemas {
    private static final String REFERENCE = "#/components/schemas/";

    private final JsonMapper mapper;
    private final Descriptions descriptions;
    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final Map<String, Class<?>> named = new TreeMap<>();

    Schemas(JsonMapper mapper, Descriptions descriptions) {
        this.mapper = mapper;
        this.descriptions = descriptions;
    }

    /** All that were referred to, by name. */
    Map<String, ObjectNode> components() {
        return components;
    }

    /** A reference to a schema that is written by hand. */
    ObjectNode reference(String name) {
        return mapper.createObjectNode().put("$ref", REFERENCE + name);
    }

    /** The schema of a type. */
    ObjectNode of(ResolvableType type) {
        Class<?> plain = type.toClass();
        if (Collection.class.isAssignableFrom(plain)) {
            ObjectNode list = mapper.createObjectNode().put("type", "array");
            list.set("items", of(type.asCollection().getGeneric()));
            return list;
        }
        if (Map.class.isAssignableFrom(plain)) {
            ObjectNode object = mapper.createObjectNode().put("type", "object");
            object.set("additionalProperties", of(type.asMap().getGeneric(1)));
            return object;
        }
        if (JsonNode.class.isAssignableFrom(plain)) {
            return ObjectNode.class == plain
                    ? mapper.createObjectNode().put("type", "object")
                    : mapper.createObjectNode();
        }
        if (plain.getSimpleName().equals("ProblemDetail")) {
            return reference("Problem");
        }
        if (plain == Instant.class) {
            return mapper.createObjectNode().put("type", "string").put("format", "date-time");
        }
        if (plain.isRecord()) {
            return record(type, plain);
        }
        Class<?>[] kinds = plain.getPermittedSubclasses();
        if (kinds != null && plain.isInterface()) {
            ObjectNode either = mapper.createObjectNode();
            ArrayNode anyOf = either.putArray("anyOf");
            for (Class<?> kind : kinds) {
                anyOf.add(of(ResolvableType.forClass(kind)));
            }
            return either;
        }
        return of(Shape.of(plain));
    }

    private ObjectNode record(ResolvableType type, Class<?> plain) {
        ResolvableType written = written(plain);
        if (written != null && !written.toClass().isRecord()) {
            return plain(plain);
        }
        String name = name(type);
        Class<?> before = named.putIfAbsent(name, plain);
        if (before == null) {
            ObjectNode schema = mapper.createObjectNode();
            components.put(name, schema);
            fill(schema, plain, written == null ? type : written);
        } else if (before != plain) {
            throw new IllegalStateException(
                    "Two records have the name %s: %s and %s"
                            .formatted(name, before.getName(), plain.getName()));
        }
        return reference(name);
    }

    private static String name(ResolvableType type) {
        StringBuilder name = new StringBuilder(Descriptions.simple(type.toClass()));
        for (ResolvableType argument : type.getGenerics()) {
            name.append('.').append(argument.toClass().getSimpleName());
        }
        return name.toString();
    }

    /** What a value object is written as in JSON, or null where that is its components. */
    private static @Nullable ResolvableType written(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .map(ResolvableType::forMethodReturnType)
                .findFirst()
                .orElse(null);
    }

    private ObjectNode plain(Class<?> type) {
        ObjectNode schema = of(Shape.of(type));
        schema.put("title", type.getSimpleName());
        descriptions.type(type).ifPresent(text -> schema.put("description", text));
        return schema;
    }

    private void fill(ObjectNode schema, Class<?> named, ResolvableType type) {
        schema.put("type", "object");
        descriptions.type(named).ifPresent(text -> schema.put("description", text));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = mapper.createArrayNode();
        members(type, properties, required);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (LedgerCommand.class.isAssignableFrom(named)) {
            schema.put("additionalProperties", false);
        }
    }

    private void members(ResolvableType type, ObjectNode properties, ArrayNode required) {
        for (RecordComponent component : type.toClass().getRecordComponents()) {
            ResolvableType of = ResolvableType.forType(component.getGenericType(), type);
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                members(of, properties, required);
                continue;
            }
            boolean unknown = Shape.isNullable(component);
            ObjectNode member = unknown ? orNull(of(of)) : of(of);
            descriptions.member(component).ifPresent(text -> member.put("description", text));
            properties.set(component.getName(), member);
            if (!unknown && !isLeftOut(component)) {
                required.add(component.getName());
            }
        }
    }

    /** Whether it is not written while there is nothing in it. */
    private static boolean isLeftOut(RecordComponent component) {
        JsonInclude include =
                AnnotatedElementUtils.findMergedAnnotation(
                        component.getAccessor(), JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isString() && !schema.has("enum")) {
            String type = schema.get("type").stringValue();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = mapper.createObjectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    private ObjectNode of(Shape shape) {
        ObjectNode schema = mapper.createObjectNode();
        switch (shape) {
            case Shape.TextShape text -> {
                schema.put("type", "string");
                if (Id.class.isAssignableFrom(text.type())) {
                    schema.put("pattern", "^" + Id.FORM.pattern() + "$");
                } else if (text.type() == LocalDate.class) {
                    schema.put("format", "date");
                }
            }
            case Shape.WordShape words -> {
                schema.put("type", "string");
                ArrayNode values = schema.putArray("enum");
                words.words().forEach(values::add);
                descriptions.type(words.type()).ifPresent(text -> schema.put("description", text));
            }
            case Shape.NumberShape number ->
                    schema.put("type", "integer")
                            .put(
                                    "format",
                                    number.type() == int.class || number.type() == Integer.class
                                            ? "int32"
                                            : "int64");
            case Shape.BooleanShape truth -> schema.put("type", "boolean");
            case Shape.ListShape list -> {
                schema.put("type", "array");
                schema.set("items", of(list.element()));
            }
            case Shape.MapShape map -> {
                schema.put("type", "object");
                schema.set("additionalProperties", of(map.value()));
            }
            case Shape.ObjectShape object -> schema.put("type", "object");
        }
        return schema;
    }
}
