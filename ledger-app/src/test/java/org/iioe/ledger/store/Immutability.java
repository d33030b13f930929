package org.iioe.ledger.store;

import org.iioe.ledger.LedgerEvent;
import org.pcollections.PCollection;
import org.pcollections.PMap;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks through the types of fields, in depth, for anything that could change: what is not known to
 * be immutable is a fault. A list, set or map of the JDK says nothing by its type, so that each is
 * named as one that is copied when it is made, and small whatever the history.
 */
final class Immutability {
    private static final Set<Class<?>> VALUES =
            Set.of(
                    String.class,
                    Boolean.class,
                    Integer.class,
                    Long.class,
                    BigDecimal.class,
                    BigInteger.class,
                    Currency.class);

    private final Set<String> bounded;
    private final Set<String> used = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param bounded the fields that may be collections of the JDK, such as {@code
     *     Incumbency.holders}
     */
    Immutability(Set<String> bounded) {
        this.bounded = bounded;
    }

    /** What could change below the fields of a root; the fields themselves may be assigned anew. */
    List<String> faultsBelow(Class<?> root) {
        faults.clear();
        for (Field field : fields(root)) {
            check(field.getGenericType(), field, Map.of());
        }
        return List.copyOf(faults);
    }

    /** The collections that were named and not found. */
    Set<String> unused() {
        Set<String> unused = new HashSet<>(bounded);
        unused.removeAll(used);
        return unused;
    }

    static List<Field> fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
    }

    private void check(Type type, Field field, Map<TypeVariable<?>, Type> bound) {
        switch (type) {
            case TypeVariable<?> variable when bound.containsKey(variable) ->
                    check(bound.get(variable), field, Map.of());
            case ParameterizedType generic -> {
                Class<?> raw = (Class<?>) generic.getRawType();
                Map<TypeVariable<?>, Type> inner = new HashMap<>();
                for (int i = 0; i < raw.getTypeParameters().length; i++) {
                    Type argument = generic.getActualTypeArguments()[i];
                    Type resolved =
                            argument instanceof TypeVariable<?> ? bound.get(argument) : argument;
                    inner.put(raw.getTypeParameters()[i], resolved);
                }
                if (isContainer(raw, field)) {
                    inner.values().forEach(argument -> check(argument, field, bound));
                } else {
                    checkClass(raw, field, inner);
                }
            }
            case Class<?> plain -> checkClass(plain, field, Map.of());
            case WildcardType _ -> fault(field, "anything");
            default -> fault(field, type.getTypeName());
        }
    }

    private boolean isContainer(Class<?> raw, Field field) {
        if (raw == Optional.class
                || PMap.class.isAssignableFrom(raw)
                || PCollection.class.isAssignableFrom(raw)) {
            return true;
        }
        if (raw != List.class && raw != Set.class && raw != Map.class) {
            return false;
        }
        if (!isLanguage(field.getDeclaringClass())) {
            String name = name(field);
            used.add(name);
            if (!bounded.contains(name)) {
                fault(field, raw.getSimpleName());
            }
        }
        return true;
    }

    /** What commands and events are made of: its records copy their lists, of bounded length. */
    private static boolean isLanguage(Class<?> type) {
        return type.isRecord()
                && type.getProtectionDomain()
                        .getCodeSource()
                        .equals(LedgerEvent.class.getProtectionDomain().getCodeSource());
    }

    private void checkClass(Class<?> type, Field field, Map<TypeVariable<?>, Type> bound) {
        if (type.isPrimitive()
                || type.isEnum()
                || VALUES.contains(type)
                || type.getPackageName().equals("java.time")) {
            return;
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                checkClass(permitted, field, Map.of());
            }
        } else if (type.isArray()
                || type.getTypeParameters().length != bound.size()
                || !Modifier.isFinal(type.getModifiers())
                || type.getPackageName().startsWith("java.")
                || (type.getSuperclass() != Object.class && type.getSuperclass() != Record.class)) {
            fault(field, type.getTypeName());
        } else if (seen.add(type + " " + bound)) {
            for (Field inner : fields(type)) {
                if (!Modifier.isFinal(inner.getModifiers())) {
                    fault(inner, "it can be assigned");
                }
                check(inner.getGenericType(), inner, bound);
            }
        }
    }

    private void fault(Field field, String what) {
        faults.add(name(field) + ": " + what);
    }

    private static String name(Field field) {
        String type = field.getDeclaringClass().getName();
        return type.substring("org.iioe.ledger.".length()).replace(".command", "")
                + "."
                + field.getName();
    }
}
