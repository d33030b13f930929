package org.iioe.ledger;

import java.util.Locale;

/** How constants are written, in JSON and wherever people read them. */
public final class JsonName {
    private JsonName() {}

    /** {@code ROLL_CALL} is {@code roll-call}. */
    public static String of(Enum<?> constant) {
        return of(constant.name());
    }

    /** The same, of the constant's name. */
    public static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that is written so.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static <E extends Enum<E>> E constant(Class<E> type, String written) {
        return Enum.valueOf(type, written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
