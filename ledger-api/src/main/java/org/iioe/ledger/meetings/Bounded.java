package org.iioe.ledger.meetings;

import org.iioe.ledger.InvalidValue;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Checks of lists, so that an event stays small enough to be sealed. */
final class Bounded {
    private Bounded() {}

    /**
     * Refuses a list that is too long, or has nothing in one of its places.
     *
     * @return an unchangeable copy
     */
    static <T> List<T> list(String field, List<T> list, int most) {
        InvalidValue.unless(
                list.size() <= most,
                "%s has %d entries; at most %d are taken.".formatted(field, list.size(), most));
        InvalidValue.unless(
                list.stream().allMatch(Objects::nonNull), field + " has an empty entry.");
        return List.copyOf(list);
    }

    /** The same, refusing a list that names something twice. */
    static <T> List<T> distinct(String field, List<T> list, int most) {
        List<T> copy = list(field, list, most);
        InvalidValue.unless(
                Set.copyOf(copy).size() == copy.size(), field + " names the same thing twice.");
        return copy;
    }
}
