package org.iioe.ledger.membership.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.MemberRegisterFacts;
import org.iioe.ledger.membership.AccreditationRevoked;
import org.iioe.ledger.membership.DelegateAccredited;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MemberCommand;
import org.iioe.ledger.membership.MemberExpelled;
import org.iioe.ledger.membership.MemberReinstated;
import org.iioe.ledger.membership.MemberSuspended;
import org.iioe.ledger.membership.MemberWithdrawn;
import org.iioe.ledger.membership.MembershipEnded;
import org.iioe.ledger.membership.MembershipSucceeded;
import org.iioe.ledger.membership.NoticeGiven;
import org.iioe.ledger.store.Streams;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Everybody who is or was a member. It never changes: each event makes another. */
record Roll(PMap<OrganisationId, Spans<MembershipPeriod>> periods) implements MemberRegisterFacts {
    static final Roll EMPTY = new Roll(HashTreePMap.empty());

    /** The roll as of the current unit of work. */
    static Roll of(Streams streams) {
        return streams.fold(MemberCommand.REGISTER, EMPTY, Roll::after);
    }

    Roll after(LedgerEvent event) {
        return switch (event) {
            case MemberAdmitted e ->
                    begun(e.organisation(), e.membershipClass(), e.on(), e.votesFrom());
            case MemberSuspended e ->
                    change(
                            e.member(),
                            e.on(),
                            period ->
                                    period.suspended(
                                            new MembershipPeriod.Suspension(
                                                    e.scope(),
                                                    e.on().effective(),
                                                    dayAfter(e.until()))));
            case MemberReinstated e ->
                    change(e.member(), e.on(), period -> period.reinstated(e.on().effective()));
            case NoticeGiven e ->
                    change(
                            e.member(),
                            e.on(),
                            period ->
                                    period.noticed(
                                            new MembershipPeriod.Notice(
                                                    e.on().effective(), day(e.leaves()))));
            case MemberWithdrawn e -> left(e.member(), e.on());
            case MemberExpelled e -> left(e.member(), e.on());
            case MembershipEnded e -> left(e.member(), e.on());
            case MembershipSucceeded e -> {
                Roll without = left(e.member(), e.on());
                yield e.alreadyMember()
                        ? without
                        : without.begun(e.successor(), e.membershipClass(), e.on(), e.votesFrom());
            }
            case DelegateAccredited e ->
                    change(e.member(), e.from(), period -> period.accredited(accreditation(e)));
            case AccreditationRevoked e ->
                    each(
                            e.member(),
                            e.on(),
                            period -> period.revoked(e.person(), e.on().effective()));
            default -> this;
        };
    }

    private static MembershipPeriod.Accreditation accreditation(DelegateAccredited e) {
        return accreditation(e.person(), e.alternates(), e.from(), e.to());
    }

    /** The accreditation of a delegate and alternates from a day to another, the last. */
    static MembershipPeriod.Accreditation accreditation(
            Person person, List<Person> alternates, Edtf from, @Nullable Edtf to) {
        List<PersonId> people =
                Stream.concat(Stream.of(person), alternates.stream()).map(Person::person).toList();
        return new MembershipPeriod.Accreditation(people, from.effective(), dayAfter(to));
    }

    private static @Nullable LocalDate day(@Nullable Edtf date) {
        return date == null ? null : date.effective();
    }

    private static @Nullable LocalDate dayAfter(@Nullable Edtf last) {
        return last == null ? null : last.effective().plusDays(1);
    }

    private Roll begun(
            OrganisationId member, String membershipClass, Edtf from, @Nullable Edtf votesFrom) {
        MembershipPeriod begun =
                MembershipPeriod.begun(membershipClass, from.effective(), day(votesFrom));
        return with(member, periods(member).plus(begun));
    }

    private Roll left(OrganisationId member, Edtf on) {
        return change(member, on, period -> period.leftOn(on.effective()));
    }

    private Roll change(OrganisationId member, Edtf on, UnaryOperator<MembershipPeriod> change) {
        LocalDate day = on.effective();
        return each(member, on, period -> period.covers(day) ? change.apply(period) : period);
    }

    /** Changes the periods that have not ended by that day: nothing later bears on the others. */
    private Roll each(
            OrganisationId member,
            Edtf on,
            Function<MembershipPeriod, @Nullable MembershipPeriod> change) {
        return with(member, periods(member).changing(on.effective(), change));
    }

    private Roll with(OrganisationId member, Spans<MembershipPeriod> other) {
        return new Roll(periods.plus(member, other));
    }

    private Spans<MembershipPeriod> periods(OrganisationId member) {
        return periods.getOrDefault(member, Spans.none());
    }

    Optional<MembershipPeriod> period(OrganisationId member, LocalDate on) {
        return periods(member).lastingBeyond(on).filter(period -> period.covers(on)).findFirst();
    }

    /** Whether it was admitted and has not left, whatever the day. */
    boolean belongs(OrganisationId organisation) {
        return periods(organisation).open().findAny().isPresent();
    }

    /** The last day on which it left, or null. */
    @Nullable LocalDate lastLeft(OrganisationId organisation) {
        return periods(organisation).lastEnd();
    }

    /** For whom one of these people acts already, at some time of a wanted accreditation. */
    Optional<Map.Entry<OrganisationId, PersonId>> actsFor(MembershipPeriod.Accreditation wanted) {
        return periods.entrySet().stream()
                .sorted(Comparator.comparing(member -> member.getKey().value()))
                .flatMap(member ->
                        member.getValue()
                                .lastingBeyond(wanted.from())
                                .flatMap(period -> period.overlapping(wanted))
                                .flatMap(other -> other.people().stream())
                                .filter(wanted.people()::contains)
                                .map(person -> Map.entry(member.getKey(), person)))
                .findFirst();
    }

    @Override
    public boolean isMember(OrganisationId organisation, LocalDate on) {
        return period(organisation, on).isPresent();
    }

    @Override
    public boolean mayVote(OrganisationId organisation, LocalDate on, CharterRules rules) {
        return period(organisation, on).filter(period -> period.mayVote(on, rules)).isPresent();
    }

    @Override
    public boolean inGoodStanding(OrganisationId organisation, LocalDate on) {
        return period(organisation, on).filter(period -> period.inGoodStanding(on)).isPresent();
    }

    @Override
    public SortedSet<OrganisationId> entitled(LocalDate on, CharterRules rules) {
        SortedSet<OrganisationId> entitled =
                new TreeSet<>(Comparator.comparing(OrganisationId::value));
        periods.keySet().stream()
                .filter(member -> mayVote(member, on, rules))
                .forEach(entitled::add);
        return entitled;
    }
}
