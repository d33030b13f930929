package org.iioe.ledger.presidency;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.membership.OrganisationId;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Checks of lists, so that an event stays small enough to be sealed. */
final class Bounded {
    private Bounded() {}

    /**
     * Refuses a list that is too short or too long, or has nothing in one of its places.
     *
     * @return an unchangeable copy
     */
    static <T> List<T> list(String field, List<T> list, int least, int most) {
        InvalidValue.unless(
                list.size() >= least && list.size() <= most,
                "%s has %d entries; %d to %d are taken."
                        .formatted(field, list.size(), least, most));
        InvalidValue.unless(
                list.stream().allMatch(Objects::nonNull), field + " has an empty entry.");
        return List.copyOf(list);
    }

    /** The same, refusing a list that names something twice. */
    static <T> List<T> distinct(String field, List<T> list, int least, int most) {
        List<T> copy = list(field, list, least, most);
        InvalidValue.unless(
                Set.copyOf(copy).size() == copy.size(), field + " names the same thing twice.");
        return copy;
    }

    /** Refuses counts that name a candidate twice. */
    static List<CandidateVotes> votes(String field, List<CandidateVotes> votes) {
        List<CandidateVotes> copy = list(field, votes, 1, 200);
        Set<OrganisationId> candidates = new HashSet<>();
        copy.forEach(count ->
                InvalidValue.unless(
                        candidates.add(count.candidate()),
                        field + " counts " + count.candidate() + " twice."));
        return copy;
    }
}
