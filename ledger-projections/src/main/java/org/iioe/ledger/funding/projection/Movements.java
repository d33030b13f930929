package org.iioe.ledger.funding.projection;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What stood on the accounts of a fund before a period and what came to it, summed by something.
 *
 * @param opening the balances before the period, by key
 * @param change what the period posted, by key
 */
public record Movements(
        Map<@Nullable String, Figures> opening, Map<@Nullable String, Figures> change) {

    /** What the postings of a fund are summed by. */
    public enum By {
        /** The gift; own income and suspense under null. */
        GIFT("gift"),
        /** The allocation; what is of none under null. */
        ALLOCATION("allocation"),
        /** The first calendar year of the fiscal year. */
        FISCAL_YEAR(
                """
                (extract(year FROM posted_on)::int
                 - CASE WHEN to_char(posted_on, 'MM-DD') < :yearStart THEN 1 ELSE 0 END)::text\
                """);

        /** The expression that gives the key; it may ask for {@code :yearStart}. */
        final String sql;

        By(String sql) {
            this.sql = sql;
        }
    }

    /** The figures of a key before the period. */
    public Figures opening(@Nullable String key) {
        return opening.getOrDefault(key, Figures.NONE);
    }

    /** The figures of a key within the period. */
    public Figures change(@Nullable String key) {
        return change.getOrDefault(key, Figures.NONE);
    }

    /** The figures of a key at the end of the period. */
    public Figures closing(@Nullable String key) {
        return opening(key).plus(change(key));
    }

    /** All keys. */
    public Set<@Nullable String> keys() {
        Set<@Nullable String> keys = new LinkedHashSet<>(opening.keySet());
        keys.addAll(change.keySet());
        return keys;
    }

    /** Everything together, under null. */
    public Movements sum() {
        Map<@Nullable String, Figures> before = new LinkedHashMap<>();
        before.put(null, Figures.sum(opening.values()));
        Map<@Nullable String, Figures> within = new LinkedHashMap<>();
        within.put(null, Figures.sum(change.values()));
        return new Movements(before, within);
    }
}
