package org.iioe.ledger.openapi;

import org.iioe.ledger.Means;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What types, members, operations and parameters mean, in the words of their Javadoc, which the
 * build takes out of the sources. What has one meaning wherever its name stands ({@code on}, {@code
 * source}, {@code reason}) is described once, in {@code words.tsv}; an id by its type.
 */
final class Descriptions {
    private static final String JAVADOC = "META-INF/ledger/javadoc.tsv";
    private static final String WORDS = "org/iioe/ledger/openapi/words.tsv";

    private final Map<String, String> javadoc;
    private final Map<String, String> words;

    Descriptions() {
        javadoc = read(JAVADOC);
        words = read(WORDS);
    }

    /** Lines of a key, a tab and a text. A ledger that was not built by Maven has no Javadoc. */
    private static Map<String, String> read(String file) {
        ClassPathResource resource = new ClassPathResource(file);
        Map<String, String> texts = new HashMap<>();
        if (!resource.exists()) {
            return texts;
        }
        try {
            resource.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.indexOf('\t') > 0)
                    .forEach(line -> {
                        int tab = line.indexOf('\t');
                        texts.put(line.substring(0, tab), line.substring(tab + 1));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /**
     * The text of a component, with its name where it goes on from that: "of the log", "null where
     * unknown", "1 to 10".
     */
    private static String named(String component, String text) {
        String name = component.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        if (text.startsWith("null ")) {
            return name + "; " + text;
        }
        return Character.isDigit(text.charAt(0))
                ? name + ": " + text
                : text.matches("(of|as of|from|in|at|by) .*") ? name + " " + text : text;
    }

    /** Begins with a capital and ends with a stop, as a text that stands alone does. */
    static String sentence(String text) {
        String begun =
                Character.isLowerCase(text.charAt(0))
                        ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
                        : text;
        return ".!?:".indexOf(begun.charAt(begun.length() - 1)) < 0 ? begun + "." : begun;
    }

    /** What a type stands for. */
    Optional<String> type(Class<?> type) {
        Means means = type.getAnnotation(Means.class);
        return means != null
                ? Optional.of(means.value())
                : first(words.get(type.getSimpleName()), javadoc.get(type.getName()));
    }

    /** What one of the words of an enum says. */
    Optional<String> constant(Enum<?> constant) {
        return first(
                javadoc.get(constant.getDeclaringClass().getName() + "." + constant.name()), null);
    }

    /**
     * What a component of a record is: by its own Javadoc, by that of the method which it
     * implements, else by its name, or its type.
     */
    Optional<String> member(RecordComponent component) {
        Class<?> owner = component.getDeclaringRecord();
        String name = component.getName();
        Means means = component.getAnnotation(Means.class);
        if (means != null) {
            return Optional.of(means.value());
        }
        return Stream.of(
                        words.get(simple(owner) + "#" + name),
                        javadoc.get(owner.getName() + "#" + name),
                        inherited(owner, name),
                        words.get("#" + name + ":" + element(component.getGenericType())),
                        words.get("#" + name),
                        id(component.getType()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> sentence(named(name, text)));
    }

    private @Nullable String inherited(Class<?> type, String method) {
        return Arrays.stream(type.getInterfaces())
                .map(each ->
                        first(javadoc.get(each.getName() + "." + method), inherited(each, method)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String id(Class<?> type) {
        return type.isEnum() || type.getSimpleName().endsWith("Id")
                ? type(type).orElse(null)
                : null;
    }

    /** The simple name of a type, or of what it is a list of. */
    private static String element(Type type) {
        return type instanceof ParameterizedType generic
                ? element(generic.getActualTypeArguments()[0])
                : type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
    }

    /** A record's name, with that of the type around it. */
    static String simple(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null || around.isInterface()
                ? type.getSimpleName()
                : around.getSimpleName() + "." + type.getSimpleName();
    }

    /** What a handler of requests does. */
    Optional<String> operation(Method handler) {
        return first(
                javadoc.get(handler.getDeclaringClass().getName() + "." + handler.getName()), null);
    }

    /** What a handler's parameter is. */
    Optional<String> parameter(Method handler, String name) {
        return first(
                javadoc.get(
                        "%s.%s#%s"
                                .formatted(
                                        handler.getDeclaringClass().getName(),
                                        handler.getName(),
                                        name)),
                words.get("?" + name));
    }

    /** A text of {@code words.tsv}. */
    String word(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    private static Optional<String> first(@Nullable String one, @Nullable String other) {
        return Optional.ofNullable(one != null ? one : other).map(Descriptions::sentence);
    }
}
