package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.Condition;
import org.iioe.ledger.contributions.ConsignmentId;
import org.iioe.ledger.contributions.IncidentRecorded;
import org.jspecify.annotations.Nullable;

/**
 * Where units came to be.
 *
 * @param cause how they left, or null
 * @param member that has them, is to get them, or had them last; null for the store
 * @param consignment in which they travel, or null
 * @param condition in which they are, where something new is known of it
 * @param words where they were put, in words
 */
record Place(
        UnitLocation whereabouts,
        @Nullable String cause,
        @Nullable OrganisationId member,
        @Nullable ConsignmentId consignment,
        @Nullable Condition condition,
        @Nullable String words) {

    static Place store(@Nullable Condition condition, @Nullable String words) {
        return new Place(UnitLocation.STORE, null, null, null, condition, words);
    }

    static Place transit(ConsignmentId consignment, OrganisationId member) {
        return new Place(UnitLocation.TRANSIT, null, member, consignment, null, null);
    }

    static Place held(OrganisationId member, @Nullable Condition condition) {
        return new Place(UnitLocation.HELD, null, member, null, condition, null);
    }

    /** With the member or, where none is named, in the store. */
    static Place of(@Nullable OrganisationId member) {
        return member == null ? store(null, null) : held(member, null);
    }

    /** Where units were before an incident. */
    static Place before(IncidentRecorded e) {
        return e.consignment() != null && e.member() != null
                ? transit(e.consignment(), e.member())
                : of(e.member());
    }

    static Place gone(String cause, @Nullable OrganisationId member) {
        return new Place(UnitLocation.GONE, cause, member, null, null, null);
    }

    /** What tells this place apart from the others of a line. */
    String id() {
        return switch (whereabouts) {
            case STORE -> "store";
            case TRANSIT -> "transit/" + consignment;
            case HELD -> "held/" + member;
            case GONE -> "gone/" + cause + (member == null ? "" : "/" + member);
            case REPLACED -> "replaced";
        };
    }
}
