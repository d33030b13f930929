package org.iioe.ledger.presidency.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who held or holds an office. Immutable; each question has an index, since offices are there for
 * as long as the network is.
 *
 * @param all in the order of their first days
 * @param byOffice those of an office
 * @param byTerm those of a term of an office
 * @param byHolder those that no act has ended, by each of their holders
 * @param elections that one of them followed from
 * @param next the number of the next
 */
record Incumbencies(
        PSortedMap<Place, Incumbency> all,
        PMap<OfficeId, PSortedSet<Place>> byOffice,
        PMap<OfficeTerm, PSortedSet<Place>> byTerm,
        PMap<OrganisationId, PSortedSet<Place>> byHolder,
        PSet<ElectionId> elections,
        long next) {
    static final Incumbencies NONE =
            new Incumbencies(
                    TreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePSet.empty(),
                    0);

    /** An incumbency's place in the order: by its first day, then as it was recorded. */
    record Place(LocalDate first, long number) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::first).thenComparingLong(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** A term of an office. */
    record OfficeTerm(OfficeId office, TermId term) {}

    /** Those of an office, in the order of their first days. */
    Stream<Incumbency> of(OfficeId office) {
        return at(byOffice, office);
    }

    /** Those of a term, in the order of their first days. */
    Stream<Incumbency> of(OfficeId office, TermId term) {
        return at(byTerm, new OfficeTerm(office, term));
    }

    /** What the member holds on that day or will hold later. */
    Stream<Incumbency> heldBy(OrganisationId member, LocalDate day) {
        return at(byHolder, member).filter(incumbency -> incumbency.lastsTo(day));
    }

    /**
     * The first incumbency of an office that has a day in common with others. As no two of an
     * office have, only the latest of them are looked at: what ended before is followed by nothing
     * that ends later.
     *
     * @param last the last day, or null where it is open
     */
    Optional<Incumbency> overlapping(OfficeId office, LocalDate first, @Nullable LocalDate last) {
        PSortedSet<Place> begun = places(byOffice, office);
        if (last != null) {
            begun = begun.headSet(new Place(last, Long.MAX_VALUE), true);
        }
        Incumbency found = null;
        for (Place place : begun.descendingSet()) {
            Incumbency incumbency = incumbency(place);
            LocalDate end = incumbency.last();
            if (TermOverlap.overlap(incumbency.first(), end, first, last)) {
                found = incumbency;
            } else if (incumbency.began() && end != null && end.isBefore(first)) {
                break;
            }
        }
        return Optional.ofNullable(found);
    }

    Incumbencies plus(Incumbency incumbency) {
        Place place = new Place(incumbency.first(), next);
        PMap<OrganisationId, PSortedSet<Place>> holders = byHolder;
        for (OrganisationId holder : incumbency.holders()) {
            holders = with(holders, holder, place);
        }
        return new Incumbencies(
                all.plus(place, incumbency),
                with(byOffice, incumbency.office(), place),
                with(byTerm, new OfficeTerm(incumbency.office(), incumbency.term()), place),
                holders,
                incumbency.election() == null ? elections : elections.plus(incumbency.election()),
                next + 1);
    }

    /** Changes those of a term that began on that day and that no act has ended. */
    Incumbencies changing(
            OfficeId office, TermId term, Edtf from, UnaryOperator<Incumbency> change) {
        Incumbencies after = this;
        for (Place place : places(byTerm, new OfficeTerm(office, term))) {
            Incumbency incumbency = incumbency(place);
            if (!incumbency.ended() && incumbency.from().equals(from)) {
                after = after.changed(place, incumbency, change.apply(incumbency));
            }
        }
        return after;
    }

    private Incumbencies changed(Place place, Incumbency before, Incumbency now) {
        List<OrganisationId> holding = now.ended() ? List.of() : now.holders();
        PMap<OrganisationId, PSortedSet<Place>> holders = byHolder;
        for (OrganisationId holder : before.holders()) {
            if (!holding.contains(holder)) {
                PSortedSet<Place> left = places(holders, holder).minus(place);
                holders = left.isEmpty() ? holders.minus(holder) : holders.plus(holder, left);
            }
        }
        return new Incumbencies(all.plus(place, now), byOffice, byTerm, holders, elections, next);
    }

    private <K> Stream<Incumbency> at(PMap<K, PSortedSet<Place>> index, K key) {
        return places(index, key).stream().map(this::incumbency);
    }

    private Incumbency incumbency(Place place) {
        return Objects.requireNonNull(all.get(place));
    }

    private static <K> PSortedSet<Place> places(PMap<K, PSortedSet<Place>> index, K key) {
        return index.getOrDefault(key, TreePSet.empty());
    }

    private static <K> PMap<K, PSortedSet<Place>> with(
            PMap<K, PSortedSet<Place>> index, K key, Place place) {
        return index.plus(key, places(index, key).plus(place));
    }
}
