package org.iioe.ledger.settings;

/** A setting that cannot be what it is set to, in one line for the operator. */
public final class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private InvalidSetting(String message) {
        super(message);
    }

    /**
     * What is said of a setting that is wrong.
     *
     * @param name as it is set
     * @param was to what it is set
     * @param right what it has to be
     */
    public static String message(String name, Object was, String right) {
        return "%s is \"%s\"; it has to be %s.".formatted(name, was, right);
    }

    /** Refuses a setting unless it is right. */
    static void unless(boolean isRight, String name, Object was, String right) {
        if (!isRight) {
            throw new InvalidSetting(message(name, was, right));
        }
    }
}
