package org.iioe.ledger.membership;

import org.iioe.ledger.InvalidValue;

import java.util.regex.Pattern;

/** The check digits that registers put into their identifiers, so that a slip of the pen shows. */
final class IdentifierCheck {
    private static final Pattern ROR = Pattern.compile("0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}");
    private static final String ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern USCI = Pattern.compile("[0-9A-HJ-NP-RTUWXY]{18}");
    private static final String USCI_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private IdentifierCheck() {}

    /** ROR: Crockford's base 32, the last two digits by ISO/IEC 7064 MOD 97-10. */
    static void ror(String value) {
        InvalidValue.unless(
                ROR.matcher(value).matches(),
                "value",
                "A ROR identifier is 0, six letters or digits without i, l, o and u, and two"
                        + " digits.");
        long number = 0;
        for (int i = 0; i < 7; i++) {
            number = number * 32 + ROR_DIGITS.indexOf(value.charAt(i));
        }
        InvalidValue.unless(
                98 - number * 100 % 97 == Long.parseLong(value.substring(7)),
                "value",
                "The last two digits of " + value + " do not check the others.");
    }

    /** GB 32100-2015: weights are powers of 3 modulo 31. */
    static void usci(String value) {
        InvalidValue.unless(
                USCI.matcher(value).matches(),
                "value",
                "A unified social credit identifier has 18 digits and upper-case letters without I,"
                        + " O, S, V and Z.");
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += USCI_DIGITS.indexOf(value.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        InvalidValue.unless(
                (31 - sum % 31) % 31 == USCI_DIGITS.indexOf(value.charAt(17)),
                "value",
                "The last character of " + value + " does not check the others.");
    }
}
