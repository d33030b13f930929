package org.iioe.ledger.contributions;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was found of one line, beside what the ledger says.
 *
 * @param expected the units that the ledger has there
 * @param counted the units that were found there
 * @param missing items that should be there and were not seen; null where nobody looked for names
 * @param unexpected items that were seen and should be elsewhere; null where nobody looked
 */
public record CountResult(
        LineId line,
        Quantity expected,
        Quantity counted,
        @Nullable List<ItemId> missing,
        @Nullable List<ItemId> unexpected) {
    public CountResult {
        missing = missing == null ? null : List.copyOf(missing);
        unexpected = unexpected == null ? null : List.copyOf(unexpected);
    }

    /** Whether something else was found than the ledger says. */
    public boolean differs() {
        return !expected.equals(counted)
                || (missing != null && !missing.isEmpty())
                || (unexpected != null && !unexpected.isEmpty());
    }
}
