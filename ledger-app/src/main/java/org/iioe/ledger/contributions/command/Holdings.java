package org.iioe.ledger.contributions.command;

import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The whereabouts of a line's units. After they arrived, units only ever move from one custody to
 * another: so those in the store, on the way, held and gone are always those delivered.
 *
 * @param unnamed how many units without names are in whose custody; none is left out
 * @param items the units with names
 */
record Holdings(Map<Custody, Long> unnamed, Map<ItemId, ItemState> items) {
    static final Holdings NONE = new Holdings(Map.of(), Map.of());

    Holdings {
        unnamed = Map.copyOf(unnamed);
        items = Map.copyOf(items);
    }

    /** How many units are in such custody, named or not. */
    long count(Predicate<Custody> custody) {
        long named = items.values().stream().filter(item -> custody.test(item.custody())).count();
        return named
                + unnamed.entrySet().stream()
                        .filter(entry -> custody.test(entry.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }

    /** How many units without names are in that custody. */
    long unnamed(Custody custody) {
        return unnamed.getOrDefault(custody, 0L);
    }

    /** Items in the store that are meant for the member by name. */
    long meantFor(OrganisationId member) {
        return items.values().stream()
                .filter(item ->
                        item.custody().equals(Custody.STORE) && member.equals(item.meantFor()))
                .count();
    }

    /** Units arrived in the store. */
    Holdings arrived(long units, Collection<ItemId> named) {
        if (named.isEmpty()) {
            Map<Custody, Long> counts = new HashMap<>(unnamed);
            counts.merge(Custody.STORE, units, Long::sum);
            return new Holdings(counts, items);
        }
        Map<ItemId, ItemState> more = new HashMap<>(items);
        named.forEach(item -> more.put(item, new ItemState(Custody.STORE, null)));
        return new Holdings(unnamed, more);
    }

    Holdings moved(LineUnits units, Custody from, Custody to) {
        if (units.named().isEmpty()) {
            long quantity = units.quantity().units();
            Map<Custody, Long> counts = new HashMap<>(unnamed);
            counts.computeIfPresent(
                    from, (custody, here) -> here == quantity ? null : here - quantity);
            counts.merge(to, quantity, Long::sum);
            return new Holdings(counts, items);
        }
        Map<ItemId, ItemState> moved = new HashMap<>(items);
        units.named()
                .forEach(item ->
                        moved.computeIfPresent(
                                item, (id, state) -> new ItemState(to, state.meantFor())));
        return new Holdings(unnamed, moved);
    }

    /** Items are meant for a member, or with null for nobody any more. */
    Holdings meant(Collection<ItemId> named, @Nullable OrganisationId member) {
        Map<ItemId, ItemState> meant = new HashMap<>(items);
        named.forEach(item ->
                meant.computeIfPresent(
                        item, (id, state) -> new ItemState(state.custody(), member)));
        return new Holdings(unnamed, meant);
    }

    /** Another item takes an item's place. */
    Holdings replaced(ItemId old, ItemId by) {
        Map<ItemId, ItemState> changed = new HashMap<>(items);
        ItemState state = changed.remove(old);
        if (state != null) {
            changed.put(by, state);
        }
        return new Holdings(unnamed, changed);
    }
}
