package org.iioe.ledger.contributions.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineUnits;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.List;

/**
 * What may still be disposed of. Immutable.
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
        PMap<LineId, Long> unnamed,
        PSet<ItemId> items) {

    static Approval of(
            @Nullable OrganisationId member,
            @Nullable String by,
            boolean resolved,
            List<LineUnits> units) {
        PMap<LineId, Long> unnamed = HashTreePMap.empty();
        PSet<ItemId> items = HashTreePSet.empty();
        for (LineUnits of : units) {
            if (of.named().isEmpty()) {
                unnamed = unnamed.plus(of.line(), of.quantity().units());
            }
            items = items.plusAll(of.named());
        }
        return new Approval(member, by, resolved, unnamed, items);
    }

    boolean covers(LineUnits units) {
        return units.named().isEmpty()
                ? unnamed.getOrDefault(units.line(), 0L) >= units.quantity().units()
                : items.containsAll(units.named());
    }

    Approval less(LineUnits units) {
        if (units.named().isEmpty()) {
            long left = unnamed.getOrDefault(units.line(), 0L) - units.quantity().units();
            return new Approval(member, by, resolved, unnamed.plus(units.line(), left), items);
        }
        return new Approval(member, by, resolved, unnamed, items.minusAll(units.named()));
    }
}
