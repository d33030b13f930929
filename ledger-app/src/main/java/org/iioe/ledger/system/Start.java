package org.iioe.ledger.system;

import java.lang.reflect.InvocationTargetException;

/**
 * The entry point of the jar. It is compiled for Java 17 and names no other class, so that an older
 * Java gets a sentence rather than an UnsupportedClassVersionError.
 */
public final class Start {
    private static final int NEEDED = 25;

    private Start() {}

    /** Starts the ledger, on Java 25 or newer. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println(
                    "The ledger cannot start: it needs Java "
                            + NEEDED
                            + " or newer, and this is Java "
                            + found
                            + ".");
            System.exit(1);
        }
        try {
            Class.forName("org.iioe.ledger.system.LedgerApplication")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
