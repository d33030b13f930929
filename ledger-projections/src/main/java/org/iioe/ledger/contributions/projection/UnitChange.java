package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.Condition;
import org.iioe.ledger.contributions.ConsignmentId;
import org.iioe.ledger.contributions.LineKind;
import org.jspecify.annotations.Nullable;

/** What changes of units in one place, while it changes. */
final class UnitChange {
    private final InventoryView before;
    LineKind kind;
    String description;
    @Nullable String unit;
    long quantity;
    UnitLocation whereabouts;
    @Nullable String cause;
    @Nullable OrganisationId member;
    @Nullable ConsignmentId consignment;
    @Nullable OrganisationId meantFor;
    TitleHolder title;
    @Nullable Condition condition;
    @Nullable String place;
    Edtf since;

    UnitChange(InventoryView before) {
        this.before = before;
        kind = before.kind();
        description = before.description();
        unit = before.unit();
        quantity = before.quantity();
        whereabouts = before.whereabouts();
        cause = before.cause();
        member = before.member();
        consignment = before.consignment();
        meantFor = before.meantFor();
        title = before.title();
        condition = before.condition();
        place = before.place();
        since = before.since();
    }

    InventoryView view(long position) {
        return new InventoryView(
                before.id(),
                before.contribution(),
                before.line(),
                kind,
                description,
                unit,
                before.item(),
                quantity,
                whereabouts,
                cause,
                member,
                consignment,
                meantFor,
                title,
                condition,
                place,
                since,
                position);
    }
}
