package org.iioe.ledger;

import java.util.regex.Pattern;

/**
 * The name that its creator gave to a thing of the ledger: readable ({@code ain-shams-university})
 * or a UUID. Lower-case letters, digits and hyphens, 1 to 100 characters, beginning and ending with
 * a letter or digit.
 */
public interface Id {
    /** The form of every id. */
    Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?");

    /** The most characters of an id. */
    int MOST = 100;

    /** The id's characters. */
    String value();

    /**
     * Checks the form.
     *
     * @return the value, unchanged
     * @throws InvalidValue when it has another form
     */
    static String checked(String value) {
        InvalidValue.unless(
                hasForm(value),
                "An id has 1 to 100 lower-case letters, digits and hyphens, and begins and ends"
                        + " with a letter or digit.");
        return value;
    }

    /** Whether a text has the {@link #FORM}: by hand, since ids are half of what events hold. */
    private static boolean hasForm(String value) {
        int last = value.length() - 1;
        if (last < 0 || last >= MOST || value.charAt(0) == '-' || value.charAt(last) == '-') {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            char c = value.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }
}
