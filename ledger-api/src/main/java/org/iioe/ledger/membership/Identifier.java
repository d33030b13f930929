package org.iioe.ledger.membership;

import org.iioe.ledger.Country;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

import java.util.regex.Pattern;

/**
 * What a register calls an organisation. The registers' codes are those of org-id.guide, as IATI
 * uses them.
 *
 * @param scheme {@code XI-ROR} (Research Organization Registry), {@code CN-USCI} (unified social
 *     credit identifier, GB 32100-2015), {@code XI-IATI}, or another register: {@code XI} or a
 *     country's two letters, a hyphen and the register's letters, such as {@code GB-COH}
 * @param value the identifier alone, without the address of its register
 */
@Example("{\"scheme\":\"XI-ROR\",\"value\":\"000000098\"}")
public record Identifier(String scheme, String value) {
    private static final Pattern SCHEME = Pattern.compile("[A-Z]{2}-[A-Z0-9_]{2,20}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    public Identifier {
        InvalidValue.unless(
                SCHEME.matcher(scheme).matches(),
                "scheme",
                "A scheme is a register's code of org-id.guide, such as XI-ROR or CN-USCI.");
        String place = scheme.substring(0, 2);
        if (!place.equals("XI")) {
            Country.checked(place);
        }
        InvalidValue.unless(
                VALUE.matcher(value).matches(),
                "value",
                "An identifier has 1 to 100 letters, digits and . _ : - and begins with a letter or"
                        + " digit; the register's address does not belong to it.");
        switch (scheme) {
            case "XI-ROR" -> IdentifierCheck.ror(value);
            case "CN-USCI" -> IdentifierCheck.usci(value);
            default -> {}
        }
    }

    @Override
    public String toString() {
        return scheme + " " + value;
    }
}
