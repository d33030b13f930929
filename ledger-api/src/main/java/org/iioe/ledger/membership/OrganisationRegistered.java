package org.iioe.ledger.membership;

import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An organisation was entered.
 *
 * @param nameAsGiven its name as its source prints it
 * @param group how the founding record counts it, or null
 * @param country null where it is unknown
 * @param confirmedDistinct whether somebody made sure that it is not the organisation of the same
 *     name
 */
public record OrganisationRegistered(
        OrganisationId organisation,
        String nameAsGiven,
        OrganisationKind kind,
        @Nullable OrganisationGroup group,
        @Nullable Country country,
        List<Identifier> identifiers,
        boolean confirmedDistinct,
        Edtf on,
        Source source)
        implements MembershipEvent {
    public OrganisationRegistered {
        identifiers = List.copyOf(identifiers);
    }
}
