package org.iioe.ledger.presidency.command;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * On no day does an office have two terms. Both days of a term are its own: one may end on a day
 * and the next begin on the day after it.
 */
final class TermOverlap {
    private TermOverlap() {}

    /**
     * Whether two stretches of days have one in common.
     *
     * @param lastA the last day, or null where it is open; before the first for no day at all
     * @param lastB the same
     */
    static boolean overlap(
            LocalDate firstA,
            @Nullable LocalDate lastA,
            LocalDate firstB,
            @Nullable LocalDate lastB) {
        return !isEmpty(firstA, lastA)
                && !isEmpty(firstB, lastB)
                && (lastA == null || !lastA.isBefore(firstB))
                && (lastB == null || !lastB.isBefore(firstA));
    }

    private static boolean isEmpty(LocalDate first, @Nullable LocalDate last) {
        return last != null && last.isBefore(first);
    }
}
