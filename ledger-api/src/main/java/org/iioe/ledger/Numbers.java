package org.iioe.ledger;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * How numbers are written for people and read from texts, everywhere and on every machine: with
 * European digits, thousands by comma, decimals after a point. What a refusal says may become the
 * reason of a recorded exception, and so be signed: it must not depend on the machine's language.
 */
public final class Numbers {
    private Numbers() {}

    /** A whole number: {@code 1,200}. */
    public static String words(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number with all of its decimals, as many as its scale: {@code 10,000,000.00}. */
    public static String words(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
    }

    /**
     * The number that some digits of a text make.
     *
     * @param from where they begin
     * @param count how many they are; nine at most
     * @return -1 where one of them is no digit
     */
    public static int ofDigits(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }
}
