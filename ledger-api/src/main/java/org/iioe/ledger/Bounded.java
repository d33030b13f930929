package org.iioe.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Checks of lists, so that an event stays small enough to be sealed. */
public final class Bounded {
    private Bounded() {}

    /**
     * Refuses a list that is too short or too long, or has nothing in one of its places.
     *
     * @param field the component that it is
     * @return an unchangeable copy
     * @throws InvalidValue naming the field
     */
    public static <T> List<T> list(String field, List<T> list, int least, int most) {
        InvalidValue.unless(
                list.size() >= least && list.size() <= most,
                field,
                () ->
                        "%s has %s entries; %s to %s are taken."
                                .formatted(field, list.size(), least, most));
        InvalidValue.unless(
                list.stream().allMatch(Objects::nonNull),
                field,
                () -> field + " has an empty entry.");
        return List.copyOf(list);
    }

    /**
     * The same, refusing a list that names something twice.
     *
     * @throws InvalidValue naming the field
     */
    public static <T> List<T> distinct(String field, List<T> list, int least, int most) {
        List<T> copy = list(field, list, least, most);
        InvalidValue.unless(
                Set.copyOf(copy).size() == copy.size(),
                field,
                () -> field + " names the same thing twice.");
        return copy;
    }
}
