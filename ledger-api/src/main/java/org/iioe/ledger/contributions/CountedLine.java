package org.iioe.ledger.contributions;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was found of one line.
 *
 * @param counted how many units, named or not; 0 where there was none
 * @param seen the items that were recognised; null where nobody looked for their names
 */
public record CountedLine(
        LineId line, Quantity counted, @Example("[\"item-1\"]") @Nullable List<ItemId> seen) {
    public CountedLine {
        if (seen != null) {
            InvalidValue.unless(
                    seen.size() <= 250 && seen.size() <= counted.units(),
                    "items",
                    "At most 250 items are named at once, and no more than were counted.");
            InvalidValue.unless(
                    seen.stream().distinct().count() == seen.size(),
                    "items",
                    "An item is named twice.");
            seen = List.copyOf(seen);
        }
    }
}
