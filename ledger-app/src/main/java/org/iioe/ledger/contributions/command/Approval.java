package org.iioe.ledger.contributions.command;

import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may still be disposed of.
 *
 * @param member who has the units, or null when they are in the store
 * @param by who approved it
 * @param resolved whether a resolution says so, and not the approver alone
 * @param unnamed units without names, by line
 * @param items units with names
 */
record Approval(
        @Nullable OrganisationId member,
        @Nullable String by,
        boolean resolved,
        Map<LineId, Long> unnamed,
        Set<ItemId> items) {

    static Approval of(
            @Nullable OrganisationId member,
            @Nullable String by,
            boolean resolved,
            List<LineUnits> units) {
        Map<LineId, Long> unnamed = new HashMap<>();
        Set<ItemId> items = new HashSet<>();
        for (LineUnits of : units) {
            if (of.named().isEmpty()) {
                unnamed.put(of.line(), of.quantity().units());
            }
            items.addAll(of.named());
        }
        return new Approval(member, by, resolved, Map.copyOf(unnamed), Set.copyOf(items));
    }

    boolean covers(LineUnits units) {
        return units.named().isEmpty()
                ? unnamed.getOrDefault(units.line(), 0L) >= units.quantity().units()
                : items.containsAll(units.named());
    }

    Approval less(LineUnits units) {
        Map<LineId, Long> fewer = new HashMap<>(unnamed);
        if (units.named().isEmpty()) {
            fewer.merge(units.line(), -units.quantity().units(), Long::sum);
        }
        Set<ItemId> others = new HashSet<>(items);
        others.removeAll(new HashSet<>(units.named()));
        return new Approval(member, by, resolved, Map.copyOf(fewer), Set.copyOf(others));
    }
}
