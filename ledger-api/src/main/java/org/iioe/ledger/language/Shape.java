package org.iioe.ledger.language;

import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.Means;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The form that a value has in JSON, read off the record that it becomes. The door checks against
 * it, and the documentation is written from it, so that the two cannot differ.
 */
public sealed interface Shape {
    /**
     * An object with named members.
     *
     * @param name the record's name
     * @param type the record
     */
    record ObjectShape(String name, Class<?> type, List<Member> members) implements Shape {}

    /**
     * A list.
     *
     * @param element the shape of every element
     */
    record ListShape(Shape element) implements Shape {}

    /**
     * An object whose member names are free.
     *
     * @param value the shape of every value
     */
    record MapShape(Shape value) implements Shape {}

    /**
     * Text, perhaps of a certain form.
     *
     * @param type the value object that it becomes
     */
    record TextShape(Class<?> type) implements Shape {}

    /**
     * One of a few words.
     *
     * @param words as they are written in JSON
     */
    record WordShape(Class<?> type, List<String> words) implements Shape {}

    /** A whole number of at most 64 bits. */
    record NumberShape(Class<?> type) implements Shape {}

    /** True or false. */
    record BooleanShape() implements Shape {}

    /**
     * A member of an object.
     *
     * @param unknown whether it may be left out, or null: unknown
     * @param example its example in JSON, where its type's does not serve
     * @param means what it means
     */
    record Member(
            String name,
            Shape shape,
            boolean unknown,
            @Nullable String example,
            @Nullable String means) {}

    /** The shape of a type. */
    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (Collection.class.isAssignableFrom(raw)) {
                return new ListShape(of(generic.getActualTypeArguments()[0]));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return new MapShape(of(generic.getActualTypeArguments()[1]));
            }
            throw new IllegalArgumentException("No JSON shape for " + type);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == boolean.class || plain == Boolean.class) {
            return new BooleanShape();
        }
        if (plain == long.class
                || plain == int.class
                || plain == Long.class
                || plain == Integer.class) {
            return new NumberShape(plain);
        }
        if (plain.isEnum()) {
            return new WordShape(
                    plain,
                    Arrays.stream(plain.getEnumConstants())
                            .map(word -> ((Enum<?>) word).name())
                            .map(word -> word.toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList());
        }
        if (plain == String.class || plain == LocalDate.class || plain == BigDecimal.class) {
            return new TextShape(plain);
        }
        if (plain.isRecord()) {
            return written(plain);
        }
        throw new IllegalArgumentException("No JSON shape for " + type);
    }

    /** The shape of a record: of its JSON value where it has one, else of its components. */
    private static Shape written(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonValue.class)) {
                Shape shape = of(component.getGenericType());
                return shape instanceof TextShape ? new TextShape(type) : shape;
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(JsonValue.class)) {
                Shape shape = of(method.getGenericReturnType());
                return switch (shape) {
                    case ObjectShape object ->
                            new ObjectShape(type.getSimpleName(), type, object.members());
                    case TextShape text -> new TextShape(type);
                    default -> shape;
                };
            }
        }
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.add(
                    new Member(
                            component.getName(),
                            of(component.getGenericType()),
                            isNullable(component),
                            annotation(component),
                            means(component)));
        }
        return new ObjectShape(type.getSimpleName(), type, List.copyOf(members));
    }

    /** Whether a component may be left out, or null: unknown. */
    static boolean isNullable(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class)
                || (type instanceof AnnotatedParameterizedType generic
                        && generic.isAnnotationPresent(Nullable.class));
    }

    private static @Nullable String annotation(RecordComponent component) {
        Example example = component.getAnnotation(Example.class);
        return example == null ? null : example.value();
    }

    private static @Nullable String means(RecordComponent component) {
        Means means = component.getAnnotation(Means.class);
        return means == null ? null : means.value();
    }
}
