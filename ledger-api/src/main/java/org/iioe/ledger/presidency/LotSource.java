package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Text;

/**
 * Where a lot's numbers will come from: public, beyond the influence of anybody concerned, and not
 * known when it is named (RFC 3797, section 3.1).
 *
 * @param name what is drawn or published, exactly enough that everybody finds the same numbers
 * @param drawnOn the day on which it will be known
 * @param numbers how many whole numbers are taken from it
 */
@Example(
        "{\"name\":\"Winning numbers of the national lottery, without the bonus"
                + " number\",\"drawnOn\":\"2019-12-14\",\"numbers\":6}")
public record LotSource(String name, Edtf drawnOn, int numbers) {
    public LotSource {
        Text.required("lotSources.name", name, 500);
        InvalidValue.unless(
                drawnOn.isDay(),
                "drawnOn",
                "A lot's source is known on one day, such as 2019-12-14.");
        InvalidValue.unless(
                numbers >= 1 && numbers <= 100,
                "numbers",
                "A lot's source gives 1 to 100 numbers.");
    }
}
