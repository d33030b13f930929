package org.iioe.ledger.export;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.membership.projection.OrganisationView;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as a register of aid knows it.
 *
 * @param identifier such as {@code XI-ROR-000000098}, or null where none is recorded
 */
record Organisation(
        OrganisationId id, String name, @Nullable String identifier, OrganisationKind kind) {
    /** An organisation under the first of its identifiers. */
    static Organisation of(OrganisationView view) {
        return new Organisation(
                view.id(),
                view.name(),
                view.identifiers().stream()
                        .findFirst()
                        .map(first -> first.scheme() + "-" + first.value())
                        .orElse(null),
                view.kind());
    }

    /** Its identifier, or else one that is the holder's own. */
    String identifier(Organisation holder) {
        return identifier != null ? identifier : holder.identifier + "-" + id;
    }
}
