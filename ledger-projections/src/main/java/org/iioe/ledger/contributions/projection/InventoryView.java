package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.Condition;
import org.iioe.ledger.contributions.ConsignmentId;
import org.iioe.ledger.contributions.ContributionId;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

/**
 * Units of one line in one place: one item, or all units without names.
 *
 * @param id of this place or item: the contribution, the line and what tells it apart
 * @param item with its serial number; null for units without names
 * @param quantity 1 for an item, 0 for one that was replaced
 * @param cause how they left; null for those that are there
 * @param member that has them, is to get them, or had them last; null for the store
 * @param consignment in which they travel, or null
 * @param meantFor the member that an item in the store is allocated to by name, or null
 * @param condition of an item, as far as it is known
 * @param place where an item was put, as far as it is known
 * @param since when the last of them came there
 * @param position the position of the last entry about them
 */
public record InventoryView(
        String id,
        ContributionId contribution,
        LineId line,
        LineKind kind,
        String description,
        @Nullable String unit,
        @Nullable DeliveredItem item,
        long quantity,
        UnitLocation whereabouts,
        @Nullable String cause,
        @Nullable OrganisationId member,
        @Nullable ConsignmentId consignment,
        @Nullable OrganisationId meantFor,
        TitleHolder title,
        @Nullable Condition condition,
        @Nullable String place,
        Edtf since,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<InventoryView> TABLE =
            new HistoryTable<>("inventory", InventoryView.class);

    InventoryView in(Place there, TitleHolder owner, Edtf when, long at) {
        UnitChange units = new UnitChange(this);
        units.whereabouts = there.whereabouts();
        units.cause = there.cause();
        units.member = there.member();
        units.consignment = there.consignment();
        units.title = owner;
        units.condition = there.condition() == null ? condition : there.condition();
        units.place = there.words();
        units.since = when;
        return units.view(at);
    }

    InventoryView counted(long now, Edtf when, long at) {
        UnitChange units = new UnitChange(this);
        units.quantity = now;
        units.since = when;
        return units.view(at);
    }

    InventoryView meant(@Nullable OrganisationId recipient, long at) {
        UnitChange units = new UnitChange(this);
        units.meantFor = recipient;
        return units.view(at);
    }

    InventoryView owned(TitleHolder by, long at) {
        UnitChange units = new UnitChange(this);
        units.title = by;
        return units.view(at);
    }

    InventoryView described(LineView as, long at) {
        UnitChange units = new UnitChange(this);
        units.kind = as.kind();
        units.description = as.description();
        units.unit = as.unit();
        return units.view(at);
    }
}
