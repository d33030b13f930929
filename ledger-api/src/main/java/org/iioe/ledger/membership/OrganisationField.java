package org.iioe.ledger.membership;

import org.iioe.ledger.Country;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of an organisation's record can be corrected. Values are written as in JSON. */
public enum OrganisationField {
    /** Its name, in each place where the record has the wrong one. */
    NAME,
    /** Its country, two letters of ISO 3166-1, or unknown. */
    COUNTRY,
    /** Its group, such as {@code global-hei}, or none. */
    GROUP,
    /** What it is, such as {@code enterprise}. */
    KIND;

    /**
     * Checks a value of this field.
     *
     * @param value as written in JSON; null for unknown
     * @throws InvalidValue when the field cannot have it
     */
    public void check(@Nullable String value) {
        if (value == null) {
            InvalidValue.unless(
                    this == COUNTRY || this == GROUP, "An organisation's name and kind are known.");
            return;
        }
        switch (this) {
            case NAME -> Text.required("name", value, 300);
            case COUNTRY -> Country.checked(value);
            case GROUP -> oneOf(OrganisationGroup.values(), value);
            case KIND -> oneOf(OrganisationKind.values(), value);
        }
    }

    /** An enum's constant as it is written in JSON. */
    public static String json(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void oneOf(Enum<?>[] constants, String value) {
        InvalidValue.unless(
                Arrays.stream(constants).anyMatch(constant -> json(constant).equals(value)),
                Arrays.stream(constants)
                        .map(OrganisationField::json)
                        .collect(Collectors.joining(", ", "It is one of ", ".")));
    }
}
