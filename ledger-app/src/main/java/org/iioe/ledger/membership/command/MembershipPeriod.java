package org.iioe.ledger.membership.command;

import org.iioe.ledger.PersonId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.membership.SuspensionScope;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One membership from admission until the member leaves, with all that befell it. Immutable.
 *
 * @param votesFrom since when it votes by the charter that it was admitted under, or null where
 *     that gave it no vote
 * @param left the first day on which it is no member, or null
 */
record MembershipPeriod(
        String membershipClass,
        LocalDate from,
        @Nullable LocalDate votesFrom,
        @Nullable LocalDate left,
        @Nullable Notice notice,
        Spans<Suspension> suspensions,
        Spans<Accreditation> accreditations)
        implements Spans.Span {

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
    record Suspension(SuspensionScope scope, LocalDate from, @Nullable LocalDate ended)
            implements Spans.Span {}

    /**
     * An accreditation of a delegate.
     *
     * @param people the delegate first, then the alternates
     * @param ended the first day after it, or null
     */
    record Accreditation(List<PersonId> people, LocalDate from, @Nullable LocalDate ended)
            implements Spans.Span {
        boolean overlaps(Accreditation other) {
            return (ended == null || other.from.isBefore(ended))
                    && (other.ended == null || from.isBefore(other.ended));
        }

        /** Cut short at a day; null where it has not begun by then: it never was. */
        @Nullable Accreditation until(LocalDate day) {
            if (!from.isBefore(day)) {
                return null;
            }
            return ended == null || day.isBefore(ended)
                    ? new Accreditation(people, from, day)
                    : this;
        }

        PersonId delegate() {
            return people.getFirst();
        }
    }

    static MembershipPeriod begun(
            String membershipClass, LocalDate from, @Nullable LocalDate votesFrom) {
        return new MembershipPeriod(
                membershipClass, from, votesFrom, null, null, Spans.none(), Spans.none());
    }

    @Override
    public @Nullable LocalDate ended() {
        return left;
    }

    boolean suspended(LocalDate day) {
        return suspensionsOn(day).findAny().isPresent();
    }

    /** Whether a suspension takes away that much already. */
    boolean suspended(LocalDate day, SuspensionScope scope) {
        return suspensionsOn(day)
                .anyMatch(suspension ->
                        suspension.scope() == SuspensionScope.ALL || suspension.scope() == scope);
    }

    private Stream<Suspension> suspensionsOn(LocalDate day) {
        return suspensions.lastingBeyond(day).filter(suspension -> suspension.covers(day));
    }

    boolean mayVote(LocalDate day, CharterRules rules) {
        boolean atAdmission = votesFrom != null && !votesFrom.isAfter(day);
        return covers(day) && !suspended(day) && rules.votes(membershipClass).orElse(atAdmission);
    }

    boolean inGoodStanding(LocalDate day) {
        return covers(day) && !suspended(day) && (notice == null || notice.given().isAfter(day));
    }

    /**
     * The accreditations that overlap another, as they are cut short by the member's leaving:
     * credentials lapse.
     */
    Stream<Accreditation> overlapping(Accreditation wanted) {
        return accreditations
                .lastingBeyond(wanted.from())
                .map(each -> left == null ? each : each.until(left))
                .filter(Objects::nonNull)
                .filter(wanted::overlaps);
    }

    /** Whether that delegate is accredited on or after a day. */
    boolean accredits(PersonId delegate, LocalDate day) {
        return accreditations.lastingBeyond(day).anyMatch(each -> each.delegate().equals(delegate));
    }

    MembershipPeriod leftOn(LocalDate day) {
        return new MembershipPeriod(
                membershipClass, from, votesFrom, day, notice, suspensions, accreditations);
    }

    MembershipPeriod noticed(Notice given) {
        return new MembershipPeriod(
                membershipClass, from, votesFrom, left, given, suspensions, accreditations);
    }

    MembershipPeriod suspended(Suspension suspension) {
        return suspensions(suspensions.plus(suspension));
    }

    MembershipPeriod reinstated(LocalDate day) {
        return suspensions(
                suspensions.changing(
                        day,
                        each ->
                                each.covers(day)
                                        ? new Suspension(each.scope(), each.from(), day)
                                        : each));
    }

    private MembershipPeriod suspensions(Spans<Suspension> other) {
        return new MembershipPeriod(
                membershipClass, from, votesFrom, left, notice, other, accreditations);
    }

    MembershipPeriod accredited(Accreditation accreditation) {
        return accreditations(accreditations.plus(accreditation));
    }

    MembershipPeriod revoked(PersonId delegate, LocalDate day) {
        return accreditations(
                accreditations.changing(
                        day, each -> each.delegate().equals(delegate) ? each.until(day) : each));
    }

    private MembershipPeriod accreditations(Spans<Accreditation> other) {
        return new MembershipPeriod(
                membershipClass, from, votesFrom, left, notice, suspensions, other);
    }
}
