package org.iioe.ledger.membership;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.OrganisationId;

import java.util.HashSet;
import java.util.List;

/** How many organisations a succession joins, and what may pass between them. */
final class SuccessionShape {
    private SuccessionShape() {}

    static void check(
            SuccessionKind kind,
            List<OrganisationId> from,
            List<OrganisationId> to,
            List<Transfer> memberships) {
        InvalidValue.unless(
                from.size() <= 100 && to.size() <= 100 && memberships.size() <= 100,
                "At most 100 organisations are taken.");
        InvalidValue.unless(
                new HashSet<>(from).size() == from.size() && new HashSet<>(to).size() == to.size(),
                "An organisation is named twice.");
        InvalidValue.unless(
                switch (kind) {
                    case MERGER -> !from.isEmpty() && to.size() == 1 && !from.equals(to);
                    case SPLIT -> from.size() == 1 && to.size() >= 2;
                    case DISSOLUTION -> from.size() == 1 && !to.contains(from.getFirst());
                },
                switch (kind) {
                    case MERGER -> "In a merger, one or more become part of one other.";
                    case SPLIT -> "In a split, one becomes two or more.";
                    case DISSOLUTION -> "In a dissolution, one ends.";
                });
        InvalidValue.unless(
                memberships.stream()
                        .allMatch(moved ->
                                from.contains(moved.from())
                                        && to.contains(moved.to())
                                        && !moved.from().equals(moved.to())),
                "memberships",
                "A membership passes from a predecessor to another organisation, a successor.");
        InvalidValue.unless(
                memberships.stream().map(Transfer::from).distinct().count() == memberships.size(),
                "memberships",
                "A membership passes to one successor only.");
    }
}
