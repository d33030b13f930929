package org.iioe.ledger.contributions;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Money;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One kind of thing that a contribution promises. All units of a line are alike.
 *
 * @param unit what is counted, such as {@code laptop}, {@code licence} or {@code hour}; null where
 *     it is unknown
 * @param quantity how many units; null where it is unknown
 * @param value what the donor says that all of it is worth; it is shown, and never posted: that
 *     takes a valuation with its basis
 * @param tenure whether the donor gives or lends; null where it is unknown, and then the units do
 *     not count as the network's own
 */
public record PledgedLine(
        LineId line,
        LineKind kind,
        @Example("\"Hardware\"") String description,
        @Example("\"piece\"") @Nullable String unit,
        @Nullable Quantity quantity,
        @Nullable Money value,
        @Nullable Tenure tenure) {
    private static final int MOST = 100;

    public PledgedLine {
        Text.required("description", description, 500);
        if (unit != null) {
            Text.required("unit", unit, 50);
        }
        if (quantity != null) {
            quantity.positive("quantity");
        }
        if (value != null) {
            value.positive("value");
        }
    }

    static List<PledgedLine> checked(List<PledgedLine> lines) {
        InvalidValue.unless(lines.size() <= MOST, "lines", "At most 100 lines are taken.");
        InvalidValue.unless(
                lines.stream().map(PledgedLine::line).distinct().count() == lines.size(),
                "lines",
                "A line is named twice.");
        return List.copyOf(lines);
    }
}
