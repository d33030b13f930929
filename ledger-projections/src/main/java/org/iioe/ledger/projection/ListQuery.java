package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

/**
 * The parameters that every list takes.
 *
 * @param limit the most items in an answer, 1 to 1,000
 * @param cursor the {@code next} of the answer before
 * @param asOf see {@link MomentQuery}
 * @param effectiveOn see {@link MomentQuery}
 * @param minPosition see {@link MomentQuery}
 */
public record ListQuery(
        @Nullable String limit,
        @Nullable String cursor,
        @Nullable String asOf,
        @Nullable String effectiveOn,
        @Nullable String minPosition) {

    /** Where the list is asked to stand. */
    MomentQuery moment() {
        return new MomentQuery(asOf, effectiveOn, minPosition);
    }
}
