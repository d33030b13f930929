package org.iioe.ledger.contributions.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineUnits;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.Collection;
import java.util.Objects;

/**
 * The whereabouts of a line's units. After they arrived, units only ever move from one custody to
 * another: so those in the store, on the way, held and gone are always those delivered. Immutable;
 * how many there are in a custody, of a kind of custody or with a member is counted as they move.
 *
 * @param unnamed how many units without names are in whose custody; none is left out
 * @param items the units with names
 * @param named the units with names, by custody; a custody without any is left out
 * @param kinds how many units are in such a custody, named or not
 * @param members how many units a member has, is to get or had last, named or not
 * @param meant how many items in the store are meant for a member by name
 */
record Holdings(
        PMap<Custody, Long> unnamed,
        PMap<ItemId, ItemState> items,
        PMap<Custody, PSet<ItemId>> named,
        PMap<Custody.Kind, Long> kinds,
        PMap<OrganisationId, Long> members,
        PMap<OrganisationId, Long> meant) {
    static final Holdings NONE =
            new Holdings(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    /** How many units are in that custody, named or not. */
    long count(Custody custody) {
        return unnamed(custody) + named(custody).size();
    }

    /** How many units are in a custody of that kind, named or not. */
    long count(Custody.Kind kind) {
        return of(kinds, kind);
    }

    /** How many units the member has, is to get or had when they left, named or not. */
    long count(OrganisationId member) {
        return of(members, member);
    }

    /** How many units without names are in that custody. */
    long unnamed(Custody custody) {
        return of(unnamed, custody);
    }

    /** The units with names in that custody. */
    PSet<ItemId> named(Custody custody) {
        @Nullable PSet<ItemId> there = named.get(custody);
        return there == null ? HashTreePSet.empty() : there;
    }

    /** Items in the store that are meant for the member by name. */
    long meantFor(OrganisationId member) {
        return of(meant, member);
    }

    /** Units arrived in the store. */
    Holdings arrived(long units, Collection<ItemId> arriving) {
        if (arriving.isEmpty()) {
            return unnamed(Custody.STORE, units);
        }
        Holdings after = this;
        for (ItemId item : arriving) {
            after = after.with(item, new ItemState(Custody.STORE, null));
        }
        return after;
    }

    Holdings moved(LineUnits units, Custody from, Custody to) {
        if (units.named().isEmpty()) {
            long quantity = units.quantity().units();
            return unnamed(from, -quantity).unnamed(to, quantity);
        }
        Holdings after = this;
        for (ItemId item : units.named()) {
            ItemState state = after.items.get(item);
            if (state != null) {
                after = after.without(item).with(item, new ItemState(to, state.meantFor()));
            }
        }
        return after;
    }

    /** Items are meant for a member, or with null for nobody any more. */
    Holdings meant(Collection<ItemId> which, @Nullable OrganisationId member) {
        Holdings after = this;
        for (ItemId item : which) {
            ItemState state = after.items.get(item);
            if (state != null) {
                after = after.without(item).with(item, new ItemState(state.custody(), member));
            }
        }
        return after;
    }

    /** Another item takes an item's place. */
    Holdings replaced(ItemId old, ItemId by) {
        ItemState state = items.get(old);
        return state == null ? this : without(old).with(by, state);
    }

    private Holdings with(ItemId item, ItemState state) {
        Custody there = state.custody();
        return new Holdings(
                        unnamed,
                        items.plus(item, state),
                        named.plus(there, named(there).plus(item)),
                        kinds,
                        members,
                        meant)
                .counted(there, 1)
                .meant(state, 1);
    }

    private Holdings without(ItemId item) {
        ItemState state = Objects.requireNonNull(items.get(item));
        Custody there = state.custody();
        PSet<ItemId> left = named(there).minus(item);
        return new Holdings(
                        unnamed,
                        items.minus(item),
                        left.isEmpty() ? named.minus(there) : named.plus(there, left),
                        kinds,
                        members,
                        meant)
                .counted(there, -1)
                .meant(state, -1);
    }

    private Holdings unnamed(Custody there, long more) {
        return new Holdings(plus(unnamed, there, more), items, named, kinds, members, meant)
                .counted(there, more);
    }

    private Holdings counted(Custody there, long more) {
        OrganisationId member = there.member();
        return new Holdings(
                unnamed,
                items,
                named,
                plus(kinds, there.kind(), more),
                member == null ? members : plus(members, member, more),
                meant);
    }

    private Holdings meant(ItemState item, long more) {
        OrganisationId member = item.meantFor();
        return member == null || !item.custody().equals(Custody.STORE)
                ? this
                : new Holdings(unnamed, items, named, kinds, members, plus(meant, member, more));
    }

    private static <K> long of(PMap<K, Long> counts, K key) {
        return counts.getOrDefault(key, 0L);
    }

    private static <K> PMap<K, Long> plus(PMap<K, Long> counts, K key, long more) {
        long now = of(counts, key) + more;
        return now == 0 ? counts.minus(key) : counts.plus(key, now);
    }
}
