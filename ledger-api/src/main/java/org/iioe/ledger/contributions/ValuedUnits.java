package org.iioe.ledger.contributions;

import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Units of one line that moved, with the value that the move added to the network's own or took
 * from it.
 *
 * @param items the items, or null for units without names
 * @param value null where the line is not valued, or the units' title was and is not the network's
 */
public record ValuedUnits(
        LineId line, Quantity quantity, @Nullable List<ItemId> items, @Nullable Money value) {
    public ValuedUnits {
        items = LineUnits.checked(items, quantity);
    }

    /** The units, whatever they are worth. */
    public LineUnits units() {
        return new LineUnits(line, quantity, items);
    }
}
