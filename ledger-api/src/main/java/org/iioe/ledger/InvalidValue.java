package org.iioe.ledger;

/**
 * A value that cannot be: an amount with too many decimals, a date that no calendar has. It is
 * thrown where the value is made, so that a bad one never exists; the door answers 400 and names
 * the field.
 */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what would be right, for the person who sent the value
     */
    public InvalidValue(String message) {
        super(message);
    }

    /** Refuses the value unless {@code holds}. */
    public static void unless(boolean holds, String message) {
        if (!holds) {
            throw new InvalidValue(message);
        }
    }
}
