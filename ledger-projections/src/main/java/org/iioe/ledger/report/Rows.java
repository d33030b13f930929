package org.iioe.ledger.report;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Gives rows, one after the other: views, entries of their lists, or cells. They are read when they
 * are asked for, each time anew, so that a long table needs no more memory than a short one.
 *
 * @param <R> a row
 */
@FunctionalInterface
public interface Rows<R> {
    /** Reads all rows. */
    void read(Consumer<R> to);

    /** Rows that are there. */
    static <R> Rows<R> of(List<R> rows) {
        return rows::forEach;
    }

    /** The rows of which something holds. */
    default Rows<R> where(Predicate<R> holds) {
        return to ->
                read(row -> {
                    if (holds.test(row)) {
                        to.accept(row);
                    }
                });
    }

    /** What each row gives. */
    default <T> Rows<T> map(Function<R, T> of) {
        return to -> read(row -> to.accept(of.apply(row)));
    }

    /**
     * The entries of a list that each row has.
     *
     * @param list null where it has none
     */
    default <E> Rows<Entry<R, E>> each(Function<R, @Nullable List<E>> list) {
        return to ->
                read(row -> {
                    List<E> entries = list.apply(row);
                    int number = 0;
                    for (E entry : entries == null ? List.<E>of() : entries) {
                        to.accept(new Entry<>(row, entry, ++number));
                    }
                });
    }
}
