package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The day on which a question stands, where some fact takes effect later than it: the answer is the
 * one that there would be had only those facts been recorded that took effect by then.
 */
public final class InForce {
    private static final ScopedValue<InForce> NOW = ScopedValue.newInstance();

    /** Later than any day that is recorded. */
    private static final LocalDate END_OF_DAYS = LocalDate.of(9999, 12, 31);

    private final LocalDate day;
    private final Map<String, Refolding> byTable;

    /**
     * @param byTable by the tables of the projections that are asked
     */
    InForce(LocalDate day, Map<String, Refolding> byTable) {
        this.day = day;
        this.byTable = byTable;
    }

    /** Answers a question of this day. */
    <T> T answer(Supplier<T> query) {
        return ScopedValue.where(NOW, this).call(query::get);
    }

    static @Nullable Refolding of(String table) {
        return NOW.isBound() ? NOW.get().byTable.get(table) : null;
    }

    /** Whether some facts take effect later than the day that is asked for. */
    public static boolean isAsked() {
        return NOW.isBound();
    }

    /** The last day that counts; the end of days where all do. */
    public static LocalDate lastDay() {
        return NOW.isBound() ? NOW.get().day : END_OF_DAYS;
    }

    /**
     * The positions of entries that have no effect on this day for want of others that take effect
     * later.
     *
     * @param table one of the projection's that would show it
     */
    public static Set<Long> withoutEffect(String table) {
        Refolding late = of(table);
        return late == null ? Set.of() : late.withoutEffect();
    }

    /** Whether rows are only being shown again, where nothing is to be written. */
    public static boolean isShownAgain() {
        return Refolding.now() != null;
    }
}
