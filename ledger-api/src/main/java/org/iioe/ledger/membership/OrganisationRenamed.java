package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

/**
 * An organisation took another name; earlier dates keep the old one.
 *
 * @param was its name until then
 * @param from since when it has the new name
 */
public record OrganisationRenamed(
        OrganisationId organisation,
        String was,
        String name,
        Edtf from,
        boolean confirmedDistinct,
        Edtf on,
        Source source)
        implements MembershipEvent {}
