package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query. */
final class Parameters {
    private Parameters() {}

    static long number(String name, @Nullable String text, long usual, long least, long most) {
        if (text == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InvalidParameter(
                name, "%s is a whole number from %s to %s.".formatted(name, least, most));
    }
}
