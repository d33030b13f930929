package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Organisations merged, split or ended.
 *
 * @param from the predecessors
 * @param to the successors
 * @param memberships the memberships that pass on
 */
public record SuccessionRecorded(
        SuccessionId succession,
        SuccessionKind kind,
        List<OrganisationId> from,
        List<OrganisationId> to,
        List<Transfer> memberships,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements MembershipEvent {
    public SuccessionRecorded {
        from = List.copyOf(from);
        to = List.copyOf(to);
        memberships = List.copyOf(memberships);
    }
}
