package org.iioe.ledger.presidency;

import org.iioe.ledger.Bounded;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

import java.util.List;

/**
 * What one source of a lot gave.
 *
 * @param numbers the whole numbers, 0 or more, in any order: they are sorted before use
 */
@Example("{\"numbers\":[9,18,26,34,41,45]}")
public record LotNumbers(List<Long> numbers) {
    public LotNumbers {
        numbers = Bounded.list("values.numbers", numbers, 1, 100);
        InvalidValue.unless(
                numbers.stream().allMatch(number -> number >= 0),
                "numbers",
                "A lot's numbers are whole and 0 or more.");
    }
}
