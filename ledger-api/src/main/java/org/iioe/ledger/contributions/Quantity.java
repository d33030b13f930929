package org.iioe.ledger.contributions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Numbers;

/**
 * A number of whole units of a line: pieces, licences, hours. What comes in parts is counted in a
 * smaller unit.
 *
 * @param units 0 to 1,000,000,000, so that no sum of a line's acts leaves 64 bits
 */
@Example("1")
public record Quantity(@JsonValue long units) implements Comparable<Quantity> {
    /** The most that is counted. */
    public static final long MOST = 1_000_000_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Quantity {
        InvalidValue.unless(
                units >= 0 && units <= MOST, "A quantity is 0 to 1,000,000,000 whole units.");
    }

    /**
     * This quantity, made sure to be 1 or more.
     *
     * @throws InvalidValue otherwise; {@code field} names the culprit in the message
     */
    public Quantity positive(String field) {
        InvalidValue.unless(units > 0, field, () -> "%s must be more than 0.".formatted(field));
        return this;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(units, other.units);
    }

    /** As people read it: {@code 1,200}. */
    @Override
    public String toString() {
        return Numbers.words(units);
    }
}
