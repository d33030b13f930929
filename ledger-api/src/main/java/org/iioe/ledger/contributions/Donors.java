package org.iioe.ledger.contributions;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Who may stand as the donors of a contribution: one, or several of whom nobody says which. */
final class Donors {
    private Donors() {}

    static @Nullable List<OrganisationId> checked(
            @Nullable OrganisationId donor, @Nullable List<OrganisationId> oneOrMoreOf) {
        if (oneOrMoreOf == null || oneOrMoreOf.isEmpty()) {
            return null;
        }
        InvalidValue.unless(
                donor == null, "Either the donor is named, or those of whom one or more pledge.");
        InvalidValue.unless(
                oneOrMoreOf.size() <= 100, "oneOrMoreOf", "At most 100 organisations are taken.");
        InvalidValue.unless(
                oneOrMoreOf.stream().distinct().count() == oneOrMoreOf.size(),
                "oneOrMoreOf",
                "An organisation is named twice.");
        return List.copyOf(oneOrMoreOf);
    }
}
