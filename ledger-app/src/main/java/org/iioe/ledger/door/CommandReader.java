package org.iioe.ledger.door;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.language.Shape;
import org.iioe.ledger.language.Shape.Member;
import org.iioe.ledger.language.Shape.ObjectShape;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes commands of JSON, and says of everything that is none where it is wrong, why, and what
 * would be right.
 */
@Component
public final class CommandReader {
    private static final int MOST_CHARACTERS = 20_000;
    static final int MOST_ELEMENTS = 1_000;

    /** What the parser says of a body that breaks off: where its beginning is, and in what. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; (line: [^]]*)]");

    private final JsonMapper mapper;
    private final CommandCatalogue catalogue;
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

    CommandReader(JsonMapper mapper, CommandCatalogue catalogue) {
        this.mapper = mapper;
        this.catalogue = catalogue;
    }

    /** The command of that name with that content. */
    LedgerCommand read(String name, byte[] json) {
        return read(type(name), tree(json), "");
    }

    /**
     * The command of that name with that content.
     *
     * @param at where the content stands, as a JSON Pointer
     */
    public LedgerCommand read(String name, JsonNode content, String at) {
        return read(type(name), content, at);
    }

    private Class<? extends LedgerCommand> type(String name) {
        return catalogue
                .find(name)
                .orElseThrow(() ->
                        new Problem(
                                ProblemCode.UNKNOWN_COMMAND,
                                "There is no command of this name; GET /api/v1/openapi.json"
                                        + " lists them all."));
    }

    /** JSON text as a tree. */
    JsonNode tree(byte[] json) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemCode.INVALID_UTF8, "The body is not UTF-8.");
        }
        try {
            JsonNode tree = mapper.readTree(json);
            if (tree == null || tree.isMissingNode()) {
                throw new Problem(ProblemCode.MALFORMED_JSON, "The body is empty.");
            }
            return tree;
        } catch (StreamReadException e) {
            throw new Problem(
                    ProblemCode.MALFORMED_JSON,
                    "The body is not JSON: line %s, column %s: %s"
                            .formatted(
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    plain(e.getOriginalMessage())));
        } catch (JacksonException e) {
            throw new Problem(
                    ProblemCode.MALFORMED_JSON,
                    "The body is not JSON: " + plain(e.getOriginalMessage()));
        }
    }

    private LedgerCommand read(Class<? extends LedgerCommand> type, JsonNode content, String at) {
        check(shapes.computeIfAbsent(type, Shape::of), content, at);
        try {
            return mapper.treeToValue(content, type);
        } catch (DatabindException e) {
            throw unfit(e, at);
        }
    }

    private static Problem unfit(DatabindException e, String at) {
        StringBuilder field = new StringBuilder(at);
        for (JacksonException.Reference step : e.getPath()) {
            field.append('/');
            field.append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue invalid) {
                String name = invalid.field();
                if (name != null) {
                    String component = "/" + name.substring(name.lastIndexOf('.') + 1);
                    if (!field.toString().endsWith(component)) {
                        field.append(component);
                    }
                }
                return new Problem(
                        ProblemCode.INVALID_VALUE,
                        field.toString(),
                        String.valueOf(invalid.getMessage()));
            }
        }
        return new Problem(
                ProblemCode.INVALID_VALUE,
                field.toString(),
                "This is not a value of the form that is documented here.");
    }

    private void check(Shape shape, JsonNode node, String at) {
        switch (shape) {
            case ObjectShape object -> checkObject(object, node, at);
            case Shape.ListShape list -> {
                require(node.isArray(), at, "a list", node);
                if (node.size() > MOST_ELEMENTS) {
                    throw invalid(
                            at,
                            "has %s elements; at most %s are taken."
                                    .formatted(node.size(), MOST_ELEMENTS));
                }
                for (int i = 0; i < node.size(); i++) {
                    check(list.element(), node.get(i), at + "/" + i);
                }
            }
            case Shape.MapShape map -> {
                require(node.isObject(), at, "an object", node);
                for (var entry : node.properties()) {
                    checkText(entry.getKey(), at);
                    check(map.value(), entry.getValue(), at + "/" + entry.getKey());
                }
            }
            case Shape.TextShape text -> {
                require(node.isString(), at, "text in quotes", node);
                checkText(node.stringValue(), at);
            }
            case Shape.WordShape words -> {
                require(node.isString(), at, "one of " + words.words(), node);
                if (!words.words().contains(node.stringValue())) {
                    throw invalid(at, "is none of " + words.words() + ".");
                }
            }
            case Shape.NumberShape number -> {
                require(node.isIntegralNumber(), at, "a whole number", node);
                boolean fits =
                        (number.type() == int.class || number.type() == Integer.class)
                                ? node.canConvertToInt()
                                : node.canConvertToLong();
                if (!fits) {
                    throw invalid(at, "is beyond what this number may be.");
                }
            }
            case Shape.BooleanShape truth -> require(node.isBoolean(), at, "true or false", node);
        }
    }

    private void checkObject(ObjectShape object, JsonNode node, String at) {
        require(node.isObject(), at, "an object", node);
        Set<String> known = new HashSet<>();
        for (Member member : object.members()) {
            known.add(member.name());
            @Nullable JsonNode value = node.get(member.name());
            boolean absent = value == null || value.isNull();
            if (absent && !member.unknown()) {
                throw new Problem(
                        ProblemCode.MISSING_FIELD,
                        at + "/" + member.name(),
                        "%s needs %s.".formatted(object.name(), member.name()));
            }
            if (value != null && !value.isNull()) {
                check(member.shape(), value, at + "/" + member.name());
            }
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                checkText(name, at);
                throw new Problem(
                        ProblemCode.UNKNOWN_FIELD,
                        at + "/" + shortened(name),
                        "%s has no such field; it has %s."
                                .formatted(
                                        object.name(),
                                        object.members().stream()
                                                .map(Member::name)
                                                .collect(Collectors.joining(", "))));
            }
        }
    }

    private static void checkText(String text, String at) {
        if (text.length() > MOST_CHARACTERS) {
            throw invalid(
                    at,
                    "has %s characters; at most %s are taken."
                            .formatted(text.length(), MOST_CHARACTERS));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw invalid(at, "has half of a surrogate pair at character " + i + ".");
            } else if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                throw invalid(
                        at,
                        "has a control character (U+%04X) at character %s.".formatted((int) c, i));
            }
        }
    }

    private static void require(boolean fits, String at, String wanted, JsonNode found) {
        if (!fits) {
            throw new Problem(
                    ProblemCode.WRONG_TYPE,
                    at,
                    "%s is %s; it must be %s."
                            .formatted(at.isEmpty() ? "The command" : at, kind(found), wanted));
        }
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            default -> "something else";
        };
    }

    private static Problem invalid(String at, String what) {
        return new Problem(ProblemCode.INVALID_VALUE, at, at + " " + what);
    }

    /** The beginning of a text that came in, as far as it may stand in an answer. */
    public static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    /** The parser's words without the excerpt of the body that follows them. */
    private static String plain(@Nullable String message) {
        String text = message == null ? "" : message.lines().findFirst().orElse("");
        String placed = SOURCE.matcher(text).replaceAll("$1");
        return placed.length() <= 200 ? placed : placed.substring(0, 200) + "…";
    }
}
