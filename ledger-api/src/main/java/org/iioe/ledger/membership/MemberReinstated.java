package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A member's suspensions ended.
 *
 * @param authority the resolution that decided it, or null
 */
public record MemberReinstated(
        OrganisationId member,
        @Nullable ResolutionId authority,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements MembershipEvent {}
