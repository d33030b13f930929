package org.iioe.ledger.membership.command;

import org.iioe.ledger.membership.Country;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Locale;

/**
 * When two names are the same for somebody who wants no organisation twice: letters and digits
 * count, their case, form and accents and all other signs do not.
 */
final class NameKey {
    private NameKey() {}

    /** The name and country as they are compared; an unknown country is one of its own. */
    static String of(String name, @Nullable Country country) {
        String bare =
                Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip();
        return bare + " / " + (country == null ? "unknown" : country.code());
    }
}
