package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

import java.util.List;

/**
 * An organisation ended by a succession.
 *
 * @param successors who followed it; empty where nobody did
 */
public record OrganisationDissolved(
        OrganisationId organisation,
        SuccessionId succession,
        SuccessionKind kind,
        List<OrganisationId> successors,
        Edtf on,
        Source source)
        implements MembershipEvent {
    public OrganisationDissolved {
        successors = List.copyOf(successors);
    }
}
