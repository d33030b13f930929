package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A delegate's accreditation ended, and that of the alternates.
 *
 * @param person the delegate
 */
public record AccreditationRevoked(
        OrganisationId member, PersonId person, @Nullable String reason, Edtf on, Source source)
        implements MembershipEvent {}
