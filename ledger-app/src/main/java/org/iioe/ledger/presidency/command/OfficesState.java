package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.TERM_OVERLAPS;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_TERM;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Refusal;
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
import org.iioe.ledger.presidency.command.Incumbencies.OfficeTerm;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.OrderedPSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who holds which office when, and what elections there are for it. Immutable.
 *
 * @param elections all of them
 * @param open which of them are under way, in the order of their calls
 * @param called the elections for a term
 * @param incumbencies who held or holds an office
 * @param handedOver which terms were handed over to which
 */
record OfficesState(
        PMap<ElectionId, OfficeElection> elections,
        PSet<ElectionId> open,
        PMap<OfficeTerm, PSet<ElectionId>> called,
        Incumbencies incumbencies,
        PSet<HandedOver> handedOver) {
    static final OfficesState NONE =
            new OfficesState(
                    HashTreePMap.empty(),
                    OrderedPSet.empty(),
                    HashTreePMap.empty(),
                    Incumbencies.NONE,
                    HashTreePSet.empty());

    record HandedOver(OfficeId office, TermId outgoing, TermId incoming) {}

    Optional<OfficeElection> election(ElectionId election) {
        return Optional.ofNullable(elections.get(election));
    }

    /** The elections for a term, in the order of their last news. */
    Stream<OfficeElection> elections(OfficeId office, TermId term) {
        return of(new OfficeTerm(office, term)).stream().map(this::known);
    }

    /** The elections under way, in the order of their calls. */
    Stream<OfficeElection> underWay() {
        return open.stream().map(this::known);
    }

    /**
     * Those who held or hold a term, in the order of their first days.
     *
     * @throws Refusal UNKNOWN_TERM
     */
    List<Incumbency> incumbencies(OfficeId office, TermId term) {
        List<Incumbency> found = incumbencies.of(office, term).toList();
        Refusal.unless(
                !found.isEmpty(),
                UNKNOWN_TERM,
                () -> "The term %s of %s was not started.".formatted(term, office));
        return found;
    }

    /**
     * Makes sure that nobody else holds an office on any of these days.
     *
     * @param last the last day, or null where it is open
     * @throws Refusal TERM_OVERLAPS
     */
    void requireNobody(OfficeId office, LocalDate first, @Nullable LocalDate last) {
        incumbencies
                .overlapping(office, first, last)
                .ifPresent(other -> {
                    throw new Refusal(
                            TERM_OVERLAPS,
                            "%s holds %s from %s to %s."
                                    .formatted(
                                            other.holders(),
                                            office,
                                            other.first(),
                                            other.last() == null
                                                    ? "an unknown day"
                                                    : other.last()));
                });
    }

    private OfficeElection known(ElectionId election) {
        return Objects.requireNonNull(elections.get(election));
    }

    private PSet<ElectionId> of(OfficeTerm term) {
        return called.getOrDefault(term, OrderedPSet.empty());
    }

    /** The state after an event; others than those of offices change nothing. */
    OfficesState after(LedgerEvent event) {
        return event instanceof OfficeEvent officeEvent ? afterOffice(officeEvent) : this;
    }

    private OfficesState afterOffice(OfficeEvent event) {
        return switch (event) {
            case TermElectionOpened e ->
                    with(new OfficeElection(e.office(), e.term(), e.election(), null, null));
            case TermElectionConcluded e ->
                    with(
                            new OfficeElection(
                                    e.office(),
                                    e.term(),
                                    e.election(),
                                    e.conclusion(),
                                    e.winner()));
            case TermStarted e -> with(incumbencies.plus(started(e)));
            case ActingAppointed e -> with(incumbencies.plus(acting(e)));
            case TermEnded e ->
                    changing(
                            e.office(),
                            e.term(),
                            e.from(),
                            incumbency -> incumbency.endedOn(e.on().effective()));
            case VacancyDeclared e ->
                    changing(
                            e.office(),
                            e.term(),
                            e.from(),
                            incumbency ->
                                    e.remaining().isEmpty()
                                            ? incumbency.endedOn(e.on().effective().minusDays(1))
                                            : incumbency.heldBy(e.remaining()));
            case OfficeHandedOver e -> {
                HandedOver more = new HandedOver(e.office(), e.outgoing(), e.incoming());
                yield new OfficesState(
                        elections, open, called, incumbencies, handedOver.plus(more));
            }
        };
    }

    /** The first day that a term's beginning can mean. */
    static LocalDate first(Edtf from) {
        return Objects.requireNonNull(from.earliest());
    }

    private static Incumbency started(TermStarted e) {
        Edtf to = e.to();
        LocalDate last = to == null ? null : to.latest();
        return new Incumbency(
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

    private static Incumbency acting(ActingAppointed e) {
        return new Incumbency(
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

    private OfficesState with(OfficeElection changed) {
        ElectionId election = changed.election();
        OfficeTerm term = new OfficeTerm(changed.office(), changed.term());
        return new OfficesState(
                elections.plus(election, changed),
                changed.open() ? open.plus(election) : open.minus(election),
                called.plus(term, of(term).minus(election).plus(election)),
                incumbencies,
                handedOver);
    }

    private OfficesState with(Incumbencies after) {
        return new OfficesState(elections, open, called, after, handedOver);
    }

    private OfficesState changing(
            OfficeId office, TermId term, Edtf from, UnaryOperator<Incumbency> change) {
        return with(incumbencies.changing(office, term, from, change));
    }
}
