package org.iioe.ledger.presidency.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.membership.OrganisationId;
import org.iioe.ledger.presidency.ActingAppointed;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.OfficeHandedOver;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.TermEnded;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.TermStarted;
import org.iioe.ledger.presidency.VacancyDeclared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who holds which office when, and what elections there are for it.
 *
 * @param contests the elections
 * @param tenures who held or holds an office, in the order of their first days
 * @param handedOver which terms were handed over to which
 */
record OfficesState(List<Contest> contests, List<Tenure> tenures, Set<HandedOver> handedOver) {
    static final OfficesState NONE = new OfficesState(List.of(), List.of(), Set.of());

    OfficesState {
        contests = List.copyOf(contests);
        tenures = List.copyOf(tenures);
        handedOver = Set.copyOf(handedOver);
    }

    record HandedOver(OfficeId office, TermId outgoing, TermId incoming) {}

    Optional<Contest> contest(ElectionId election) {
        return contests.stream().filter(contest -> contest.election().equals(election)).findFirst();
    }

    Stream<Contest> contests(OfficeId office, TermId term) {
        return contests.stream().filter(contest -> contest.of(office, term));
    }

    Stream<Tenure> tenures(OfficeId office, TermId term) {
        return tenures.stream().filter(tenure -> tenure.of(office, term));
    }

    /** What the member holds on that day or will hold later. */
    List<Tenure> heldBy(OrganisationId member, LocalDate day) {
        return tenures.stream()
                .filter(tenure -> tenure.lastsTo(day) && tenure.holders().contains(member))
                .toList();
    }

    /** The state after an event; others than those of offices change nothing. */
    OfficesState after(LedgerEvent event) {
        return event instanceof OfficeEvent officeEvent ? afterOffice(officeEvent) : this;
    }

    private OfficesState afterOffice(OfficeEvent event) {
        return switch (event) {
            case TermElectionOpened e ->
                    with(new Contest(e.office(), e.term(), e.election(), null, null));
            case TermElectionConcluded e ->
                    with(
                            new Contest(
                                    e.office(),
                                    e.term(),
                                    e.election(),
                                    e.conclusion(),
                                    e.winner()));
            case TermStarted e -> with(started(e));
            case ActingAppointed e -> with(acting(e));
            case TermEnded e ->
                    changing(
                            e.office(),
                            e.term(),
                            e.from(),
                            tenure -> tenure.endedOn(e.on().effective()));
            case VacancyDeclared e ->
                    changing(
                            e.office(),
                            e.term(),
                            e.from(),
                            tenure ->
                                    e.remaining().isEmpty()
                                            ? tenure.endedOn(e.on().effective().minusDays(1))
                                            : tenure.heldBy(e.remaining()));
            case OfficeHandedOver e -> {
                Set<HandedOver> more = new HashSet<>(handedOver);
                more.add(new HandedOver(e.office(), e.outgoing(), e.incoming()));
                yield new OfficesState(contests, tenures, more);
            }
        };
    }

    /** The first day that a term's beginning can mean. */
    static LocalDate first(Edtf from) {
        return Objects.requireNonNull(from.earliest());
    }

    private static Tenure started(TermStarted e) {
        Edtf to = e.to();
        LocalDate last = to == null ? null : to.latest();
        return new Tenure(
                e.office(),
                e.term(),
                e.holders(),
                e.from(),
                first(e.from()),
                last,
                false,
                e.election(),
                false);
    }

    private static Tenure acting(ActingAppointed e) {
        return new Tenure(
                e.office(),
                e.term(),
                List.of(e.holder()),
                e.on(),
                e.on().effective(),
                e.until().latest(),
                true,
                null,
                false);
    }

    private OfficesState with(Contest changed) {
        List<Contest> after = new ArrayList<>(contests);
        after.removeIf(contest -> contest.election().equals(changed.election()));
        after.add(changed);
        return new OfficesState(after, tenures, handedOver);
    }

    private OfficesState with(Tenure more) {
        List<Tenure> after = new ArrayList<>(tenures);
        after.add(more);
        after.sort(Comparator.comparing(Tenure::first));
        return new OfficesState(contests, after, handedOver);
    }

    private OfficesState changing(
            OfficeId office, TermId term, Edtf from, UnaryOperator<Tenure> change) {
        return new OfficesState(
                contests,
                tenures.stream()
                        .map(tenure ->
                                tenure.of(office, term)
                                                && !tenure.ended()
                                                && tenure.from().equals(from)
                                        ? change.apply(tenure)
                                        : tenure)
                        .toList(),
                handedOver);
    }
}
