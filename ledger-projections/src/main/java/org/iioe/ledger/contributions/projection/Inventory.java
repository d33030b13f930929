package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.Condition;
import org.iioe.ledger.contributions.ContributionId;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.projection.History;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** The rows of the inventory: one for every item, and one for the other units in every place. */
final class Inventory {
    private final History<InventoryView> rows;

    Inventory(JdbcClient database, JsonMapper mapper) {
        rows = new History<>(database, mapper, InventoryView.TABLE);
    }

    /** Units arrived in the store. */
    void arrive(
            ContributionId contribution,
            LineView line,
            long units,
            @Nullable List<DeliveredItem> items,
            Place store,
            Edtf on,
            long at) {
        if (items == null) {
            add(contribution, line, store, units, on, at);
            return;
        }
        for (DeliveredItem item : items) {
            put(row(contribution, line, item, store, null, on, at), at);
        }
    }

    /** Units moved. The title is the one that they have where they are now. */
    void move(
            ContributionId contribution,
            LineView line,
            LineUnits units,
            Place from,
            Place to,
            Edtf on,
            long at) {
        TitleHolder title = line.titleOf(to.whereabouts(), to.member());
        if (units.named().isEmpty()) {
            add(contribution, line, from, -units.quantity().units(), on, at);
            add(contribution, line, to, units.quantity().units(), on, at);
        }
        for (ItemId item : units.named()) {
            String id = id(contribution, line.line(), item);
            rows.change(id, at, row -> row.in(to, title, on, at));
        }
    }

    /** Items are in another condition where they are. */
    void condition(ContributionId contribution, LineUnits units, Condition condition, long at) {
        for (ItemId item : units.named()) {
            rows.change(
                    id(contribution, units.line(), item),
                    at,
                    row ->
                            row.in(
                                    new Place(
                                            row.whereabouts(),
                                            row.cause(),
                                            row.member(),
                                            row.consignment(),
                                            condition,
                                            row.place()),
                                    row.title(),
                                    row.since(),
                                    at));
        }
    }

    /** Items are meant for a member, or with null for nobody any more. */
    void mean(
            ContributionId contribution,
            LineUnits units,
            @Nullable OrganisationId member,
            long at) {
        for (ItemId item : units.named()) {
            rows.change(id(contribution, units.line(), item), at, row -> row.meant(member, at));
        }
    }

    /** An item took another's place. */
    void replace(
            ContributionId contribution,
            LineView line,
            ItemId old,
            DeliveredItem by,
            Edtf on,
            long at) {
        String id = id(contribution, line.line(), old);
        InventoryView before = rows.current(id).orElseThrow();
        Place there =
                new Place(
                        before.whereabouts(),
                        before.cause(),
                        before.member(),
                        before.consignment(),
                        null,
                        before.place());
        put(row(contribution, line, by, there, before.meantFor(), on, at), at);
        Place nowhere =
                new Place(
                        UnitLocation.REPLACED, "replaced by " + by.item(), null, null, null, null);
        put(before.in(nowhere, before.title(), on, at).counted(0, on, at), at);
    }

    /** The titles of all units of a line are what the line says now. */
    void entitle(ContributionId contribution, LineView line, long at) {
        for (InventoryView row : of(contribution, line.line())) {
            TitleHolder title = line.titleOf(row.whereabouts(), row.member());
            boolean there =
                    row.whereabouts() != UnitLocation.GONE
                            && row.whereabouts() != UnitLocation.REPLACED;
            if (there && row.title() != title) {
                put(row.owned(title, at), at);
            }
        }
    }

    /** Rows of a line that changed what it is said to be say so too. */
    void describe(ContributionId contribution, LineView line, long at) {
        for (InventoryView row : of(contribution, line.line())) {
            put(row.described(line, at), at);
        }
        entitle(contribution, line, at);
    }

    private List<InventoryView> of(ContributionId contribution, LineId line) {
        return rows.startingWith(prefix(contribution, line));
    }

    private void add(
            ContributionId contribution, LineView line, Place there, long units, Edtf on, long at) {
        String id = prefix(contribution, line.line()) + there.id();
        InventoryView before =
                rows.current(id)
                        .orElseGet(() -> {
                            InventoryView none = row(contribution, line, null, there, null, on, at);
                            return none.counted(0, on, at);
                        });
        long quantity = before.quantity() + units;
        if (quantity == 0) {
            // Nothing is there any more.
            rows.end(id, at);
        } else {
            TitleHolder title = line.titleOf(there.whereabouts(), there.member());
            put(before.owned(title, at).counted(quantity, units > 0 ? on : before.since(), at), at);
        }
    }

    private static InventoryView row(
            ContributionId contribution,
            LineView line,
            @Nullable DeliveredItem item,
            Place there,
            @Nullable OrganisationId meantFor,
            Edtf on,
            long at) {
        return new InventoryView(
                item == null
                        ? prefix(contribution, line.line()) + there.id()
                        : id(contribution, line.line(), item.item()),
                contribution,
                line.line(),
                line.kind(),
                line.description(),
                line.unit(),
                item,
                1,
                there.whereabouts(),
                there.cause(),
                there.member(),
                there.consignment(),
                meantFor,
                line.titleOf(there.whereabouts(), there.member()),
                item == null ? null : there.condition(),
                item == null ? null : there.words(),
                on,
                at);
    }

    private void put(InventoryView row, long at) {
        rows.put(row.id(), row, at);
    }

    private static String prefix(ContributionId contribution, LineId line) {
        return contribution + "/" + line + "/";
    }

    private static String id(ContributionId contribution, LineId line, ItemId item) {
        return prefix(contribution, line) + "item/" + item;
    }
}
