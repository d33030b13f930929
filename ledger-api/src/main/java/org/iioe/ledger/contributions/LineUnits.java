package org.iioe.ledger.contributions;

import org.iioe.ledger.InvalidValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Units of one line: items by name, or a number of units that have none.
 *
 * @param items the items, as many as the quantity; null for units that were delivered without being
 *     named
 */
public record LineUnits(LineId line, Quantity quantity, @Nullable List<ItemId> items) {
    private static final int MOST_LINES = 100;
    private static final int MOST_ITEMS = 250;

    public LineUnits {
        quantity.positive("quantity");
        items = checked(items, quantity);
    }

    /** The items by name; none for units without names. */
    public List<ItemId> named() {
        return items == null ? List.of() : items;
    }

    static @Nullable List<ItemId> checked(@Nullable List<ItemId> items, Quantity quantity) {
        count(items, quantity);
        if (items == null || items.isEmpty()) {
            return null;
        }
        InvalidValue.unless(
                items.stream().distinct().count() == items.size(),
                "items",
                "An item is named twice.");
        return List.copyOf(items);
    }

    static void count(@Nullable List<?> items, Quantity quantity) {
        if (items != null && !items.isEmpty()) {
            InvalidValue.unless(
                    items.size() <= MOST_ITEMS,
                    "items",
                    "At most 250 items are named at once; more are recorded in parts.");
            InvalidValue.unless(
                    items.size() == quantity.units(),
                    "items",
                    () ->
                            "The quantity is %s, and %s items are named."
                                    .formatted(quantity, items.size()));
        }
    }

    static List<LineUnits> checked(List<LineUnits> units) {
        InvalidValue.unless(!units.isEmpty(), "units", "Some units must be named.");
        InvalidValue.unless(units.size() <= MOST_LINES, "units", "At most 100 lines are taken.");
        InvalidValue.unless(
                units.stream().map(LineUnits::line).distinct().count() == units.size(),
                "units",
                "A line is named twice.");
        InvalidValue.unless(
                units.stream().mapToInt(of -> of.named().size()).sum() <= MOST_ITEMS,
                "units",
                "At most 250 items are named at once; more are recorded in parts.");
        return List.copyOf(units);
    }
}
