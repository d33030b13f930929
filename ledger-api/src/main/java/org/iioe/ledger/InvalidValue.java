package org.iioe.ledger;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * A value that cannot be: an amount with too many decimals, a date that no calendar has. It is
 * thrown where the value is made, so that a bad one never exists; the door answers 400 and names
 * the field.
 */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String field;

    /**
     * @param message what is wrong and what would be right, for the person who sent the value
     */
    public InvalidValue(String message) {
        this(null, message);
    }

    /**
     * @param field the component that is wrong, where one is
     * @param message what is wrong and what would be right, for the person who sent the value
     */
    public InvalidValue(@Nullable String field, String message) {
        super(message);
        this.field = field;
    }

    /** The component that is wrong, or null where the value as a whole is. */
    public @Nullable String field() {
        return field;
    }

    /** Refuses the component unless {@code holds}. */
    public static void unless(boolean holds, String field, String message) {
        if (!holds) {
            throw new InvalidValue(field, message);
        }
    }

    /**
     * Refuses the component unless {@code holds}.
     *
     * @param message is asked for only then: values are made anew whenever an entry is read
     */
    public static void unless(boolean holds, String field, Supplier<String> message) {
        if (!holds) {
            throw new InvalidValue(field, message.get());
        }
    }

    /**
     * Refuses the value unless {@code holds}.
     *
     * @param message is asked for only then
     */
    public static void unless(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new InvalidValue(message.get());
        }
    }

    /** Refuses the value unless {@code holds}. */
    public static void unless(boolean holds, String message) {
        if (!holds) {
            throw new InvalidValue(message);
        }
    }
}
