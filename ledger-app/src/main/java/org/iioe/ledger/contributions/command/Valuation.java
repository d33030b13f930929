package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.BEYOND_COUNTING;

import org.iioe.ledger.Money;
import org.iioe.ledger.Numbers;
import org.iioe.ledger.Refusal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a line's units are worth. The value of some units is rounded once, half to even, on their
 * whole number: so the value that units carry is a function of how many they are, and moves one by
 * one add up to it exactly.
 *
 * @param amount the value of so many {@code units}
 * @param units 1 or more
 */
record Valuation(Money amount, long units) {
    /** The value of that many units. */
    Money of(long count) {
        BigDecimal exact =
                BigDecimal.valueOf(amount.minorUnits())
                        .multiply(BigDecimal.valueOf(count))
                        .divide(BigDecimal.valueOf(units), 0, RoundingMode.HALF_EVEN);
        try {
            return new Money(exact.longValueExact(), amount.currency());
        } catch (ArithmeticException e) {
            throw new Refusal(
                    BEYOND_COUNTING,
                    "%s units at %s for %s are worth more."
                            .formatted(Numbers.words(count), amount, Numbers.words(units)));
        }
    }
}
