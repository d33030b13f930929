package org.iioe.ledger.contributions.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.ConsignmentId;
import org.jspecify.annotations.Nullable;

/**
 * Who has units now, or had them when they left.
 *
 * @param consignment in which they travel, or null
 * @param member who has them, is to get them, or had them last; null for the store
 */
record Custody(Kind kind, @Nullable ConsignmentId consignment, @Nullable OrganisationId member) {
    enum Kind {
        STORE,
        TRANSIT,
        HELD,
        GONE
    }

    static final Custody STORE = new Custody(Kind.STORE, null, null);

    static Custody transit(ConsignmentId consignment, OrganisationId member) {
        return new Custody(Kind.TRANSIT, consignment, member);
    }

    static Custody held(OrganisationId member) {
        return new Custody(Kind.HELD, null, member);
    }

    /** With the member or, where none is named, in the store. */
    static Custody of(@Nullable OrganisationId member) {
        return member == null ? STORE : held(member);
    }

    /** What becomes of units that leave for good from here: they still count against the member. */
    Custody gone() {
        return new Custody(Kind.GONE, null, member);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case STORE -> "in the store";
            case TRANSIT -> "in " + consignment;
            case HELD -> "with " + member;
            case GONE -> "gone";
        };
    }
}
