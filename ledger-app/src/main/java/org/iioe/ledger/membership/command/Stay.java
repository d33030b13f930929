package org.iioe.ledger.membership.command;

import org.iioe.ledger.PersonId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.membership.SuspensionScope;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One membership from admission until the member leaves, with all that befell it.
 *
 * @param votesFrom since when it votes by the charter that it was admitted under, or null where
 *     that gave it no vote
 * @param left the first day on which it is no member, or null
 */
record Stay(
        String membershipClass,
        LocalDate from,
        @Nullable LocalDate votesFrom,
        @Nullable LocalDate left,
        @Nullable Notice notice,
        List<Suspension> suspensions,
        List<Accreditation> accreditations) {

    /**
     * A member's announcement that it will leave.
     *
     * @param leaves the day that it named, or null
     */
    record Notice(LocalDate given, @Nullable LocalDate leaves) {}

    /**
     * A suspension.
     *
     * @param ended the first day after it, or null while nobody ended it
     */
    record Suspension(SuspensionScope scope, LocalDate from, @Nullable LocalDate ended) {
        boolean covers(LocalDate day) {
            return spans(from, ended, day);
        }
    }

    /**
     * An accreditation of a delegate.
     *
     * @param people the delegate first, then the alternates
     * @param ended the first day after it, or null
     */
    record Accreditation(List<PersonId> people, LocalDate from, @Nullable LocalDate ended) {
        boolean overlaps(Accreditation other) {
            return (ended == null || other.from.isBefore(ended))
                    && (other.ended == null || from.isBefore(other.ended));
        }

        boolean openAfter(LocalDate day) {
            return ended == null || day.isBefore(ended);
        }

        PersonId delegate() {
            return people.getFirst();
        }
    }

    static Stay begun(String membershipClass, LocalDate from, @Nullable LocalDate votesFrom) {
        return new Stay(membershipClass, from, votesFrom, null, null, List.of(), List.of());
    }

    boolean covers(LocalDate day) {
        return spans(from, left, day);
    }

    boolean suspended(LocalDate day) {
        return suspensions.stream().anyMatch(suspension -> suspension.covers(day));
    }

    /** Whether a suspension takes away that much already. */
    boolean suspended(LocalDate day, SuspensionScope scope) {
        return suspensions.stream()
                .filter(suspension -> suspension.covers(day))
                .anyMatch(suspension ->
                        suspension.scope() == SuspensionScope.ALL || suspension.scope() == scope);
    }

    boolean mayVote(LocalDate day, CharterRules rules) {
        boolean atAdmission = votesFrom != null && !votesFrom.isAfter(day);
        return covers(day) && !suspended(day) && rules.votes(membershipClass).orElse(atAdmission);
    }

    boolean inGoodStanding(LocalDate day) {
        return covers(day) && !suspended(day) && (notice == null || notice.given().isAfter(day));
    }

    /** The accreditations as they are cut short by the member's leaving: credentials lapse. */
    List<Accreditation> valid() {
        return left == null ? accreditations : ended(accreditations, each -> true, left);
    }

    Stay leftOn(LocalDate day) {
        return new Stay(membershipClass, from, votesFrom, day, notice, suspensions, accreditations);
    }

    Stay noticed(Notice given) {
        return new Stay(membershipClass, from, votesFrom, left, given, suspensions, accreditations);
    }

    Stay suspended(Suspension suspension) {
        return suspensions(with(suspensions, suspension));
    }

    Stay reinstated(LocalDate day) {
        return suspensions(
                suspensions.stream()
                        .map(each ->
                                each.covers(day)
                                        ? new Suspension(each.scope(), each.from(), day)
                                        : each)
                        .toList());
    }

    private Stay suspensions(List<Suspension> other) {
        return new Stay(membershipClass, from, votesFrom, left, notice, other, accreditations);
    }

    Stay accredited(Accreditation accreditation) {
        return accreditations(with(accreditations, accreditation));
    }

    Stay revoked(PersonId delegate, LocalDate day) {
        return accreditations(ended(accreditations, each -> each.delegate().equals(delegate), day));
    }

    /** Cut short at a day; those that have not begun by then never were. */
    private static List<Accreditation> ended(
            List<Accreditation> all, Predicate<Accreditation> which, LocalDate day) {
        return all.stream()
                .filter(each -> !which.test(each) || each.from().isBefore(day))
                .map(each ->
                        which.test(each) && each.openAfter(day)
                                ? new Accreditation(each.people(), each.from(), day)
                                : each)
                .toList();
    }

    private Stay accreditations(List<Accreditation> other) {
        return new Stay(membershipClass, from, votesFrom, left, notice, suspensions, other);
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }

    private static boolean spans(LocalDate from, @Nullable LocalDate ended, LocalDate day) {
        return !from.isAfter(day) && (ended == null || day.isBefore(ended));
    }
}
