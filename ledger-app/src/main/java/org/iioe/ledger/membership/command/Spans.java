package org.iioe.ledger.membership.command;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Things that last from a day to another, by their ends: so what still lasts is found without
 * looking at all that ended before. Immutable.
 *
 * @param next the number of the next that is recorded
 */
record Spans<T extends Spans.Span>(PSortedMap<End, T> all, long next) {

    /** What lasts for some days. */
    interface Span {
        /** The first day. */
        LocalDate from();

        /** The first day after it, or null while nothing ended it. */
        @Nullable LocalDate ended();

        /** Whether it lasts on that day. */
        default boolean covers(LocalDate day) {
            LocalDate ended = ended();
            return !from().isAfter(day) && (ended == null || day.isBefore(ended));
        }
    }

    /**
     * When something ends.
     *
     * @param day the first day after it; the last of all days while nothing ended it
     * @param number its place in the order of recording
     */
    record End(LocalDate day, long number) implements Comparable<End> {
        private static final Comparator<End> ORDER =
                Comparator.comparing(End::day).thenComparingLong(End::number);

        @Override
        public int compareTo(End other) {
            return ORDER.compare(this, other);
        }
    }

    static <T extends Span> Spans<T> none() {
        return new Spans<>(TreePMap.empty(), 0);
    }

    Spans<T> plus(T span) {
        return new Spans<>(all.plus(end(span, next), span), next + 1);
    }

    /** What has not ended by that day, in the order of recording; it may begin later. */
    Stream<T> lastingBeyond(LocalDate day) {
        return beyond(day).map(Map.Entry::getValue);
    }

    /** What nothing ended, in the order of recording. */
    Stream<T> open() {
        return lastingBeyond(LocalDate.MAX.minusDays(1));
    }

    /** The last end, of those that ended; null when none did. */
    @Nullable LocalDate lastEnd() {
        End last = all.lowerKey(new End(LocalDate.MAX, 0));
        return last == null ? null : last.day();
    }

    /**
     * Changes what has not ended by that day.
     *
     * @param change gives what it becomes, or null for nothing
     */
    Spans<T> changing(LocalDate day, Function<T, @Nullable T> change) {
        PSortedMap<End, T> changed = all;
        for (Map.Entry<End, T> each : beyond(day).toList()) {
            T after = change.apply(each.getValue());
            changed = changed.minus(each.getKey());
            if (after != null) {
                changed = changed.plus(end(after, each.getKey().number()), after);
            }
        }
        return new Spans<>(changed, next);
    }

    private Stream<Map.Entry<End, T>> beyond(LocalDate day) {
        return all.tailMap(new End(day, Long.MAX_VALUE), false).entrySet().stream()
                .sorted(Comparator.comparingLong(each -> each.getKey().number()));
    }

    private static End end(Span span, long number) {
        LocalDate ended = span.ended();
        return new End(ended == null ? LocalDate.MAX : ended, number);
    }
}
