package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.Set;

/**
 * A country by its two letters of ISO 3166-1.
 *
 * @param code two upper-case letters that ISO 3166-1 assigns, such as {@code EG}
 */
@Example("\"EG\"")
public record Country(@JsonValue String code) {
    private static final Set<String> ASSIGNED =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    @JsonCreator
    public Country {
        checked(code);
    }

    /**
     * Checks two letters.
     *
     * @return the letters, unchanged
     * @throws InvalidValue when ISO 3166-1 does not assign them
     */
    public static String checked(String code) {
        InvalidValue.unless(
                ASSIGNED.contains(code),
                "A country is two upper-case letters that ISO 3166-1 assigns, such as EG or CN.");
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
