package org.iioe.ledger;

/**
 * A share of a whole, such as two thirds, exact.
 *
 * @param numerator 0 or more, at most the denominator
 * @param denominator 1 or more
 */
@Example("{\"numerator\":1,\"denominator\":2}")
public record Fraction(int numerator, int denominator) {
    public Fraction {
        InvalidValue.unless(
                denominator >= 1 && numerator >= 0 && numerator <= denominator,
                "A fraction lies between 0 and 1, such as 2 of 3.");
    }

    /** Whether {@code part} is at least this share of {@code whole}. */
    public boolean reachedBy(long part, long whole) {
        return Math.multiplyExact(part, denominator) >= Math.multiplyExact(whole, numerator);
    }

    /** Whether {@code part} is more than this share of {@code whole}. */
    public boolean exceededBy(long part, long whole) {
        return Math.multiplyExact(part, denominator) > Math.multiplyExact(whole, numerator);
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
