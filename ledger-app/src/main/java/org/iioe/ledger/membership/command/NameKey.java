package org.iioe.ledger.membership.command;

import org.iioe.ledger.Country;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When two names are the same for somebody who wants no organisation twice: letters and digits
 * count, their case, form and accents and all other signs do not.
 */
final class NameKey {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameKey() {}

    /** The name and country as they are compared; an unknown country is one of its own. */
    static String of(String name, @Nullable Country country) {
        String base =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String bare = SIGNS.matcher(base.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return bare + " / " + (country == null ? "unknown" : country.code());
    }
}
