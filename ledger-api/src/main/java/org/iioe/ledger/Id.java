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
                FORM.matcher(value).matches(),
                "An id has 1 to 100 lower-case letters, digits and hyphens, and begins and ends"
                        + " with a letter or digit.");
        return value;
    }
}
