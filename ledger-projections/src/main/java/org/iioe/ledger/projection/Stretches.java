package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a table by id, a stretch at a time: what the table tells, mended for those things that late
 * entries touch.
 */
final class Stretches {
    /** As the database orders ids. */
    private static final Comparator<String> BY_CODE_POINTS =
            (one, other) ->
                    Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private final String table;
    private final Refolding late;

    Stretches(String table, Refolding late) {
        this.table = table;
        this.late = late;
    }

    /**
     * A stretch of the table.
     *
     * @param after the id after which it begins
     * @param prefix of those ids alone
     * @param most the most things that are read
     */
    record Stretch(String after, String prefix, int most) {}

    interface Stored<R> {
        /** What the table tells of the things of a stretch, by id. */
        Map<String, R> read(Stretch of);
    }

    interface Mended<R> {
        /** What is so of a thing that late entries touch. */
        @Nullable R of(String id, Refolded again, @Nullable R stored);
    }

    /** Reads things by id, until {@code to} has enough. */
    <R> void merge(
            String first,
            String prefix,
            int most,
            Stored<R> stored,
            Mended<R> mended,
            Predicate<R> to) {
        String after = first;
        String beyond = History.beyond(prefix);
        boolean isMore = true;
        while (isMore) {
            TreeMap<String, R> things = new TreeMap<>(BY_CODE_POINTS);
            things.putAll(stored.read(new Stretch(after, prefix, most)));
            @Nullable String last = things.size() < most ? null : things.lastKey();
            List<String> touched =
                    late.tables()
                            .late(
                                    table,
                                    after,
                                    prefix,
                                    last == null ? beyond : last + "\u0001",
                                    most);
            if (touched.size() == most) {
                last = touched.getLast();
                things.tailMap(last, false).clear();
            }
            mend(things, touched, mended);
            for (R thing : things.values()) {
                if (!to.test(thing)) {
                    return;
                }
            }
            isMore = last != null;
            after = last == null ? after : last;
        }
    }

    /** Puts in, or takes out, what became of those things that late entries touch. */
    <R> void mend(Map<String, R> things, Collection<String> touched, Mended<R> mended) {
        late.of(table, touched)
                .forEach((id, again) -> {
                    @Nullable R now = mended.of(id, again, things.get(id));
                    if (now == null) {
                        things.remove(id);
                    } else {
                        things.put(id, now);
                    }
                });
    }
}
