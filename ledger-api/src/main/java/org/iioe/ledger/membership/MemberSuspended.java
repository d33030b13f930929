package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A member was suspended from its votes or from all rights.
 *
 * @param until the last day, or null until it is reinstated
 * @param authority the resolution that decided it, or null
 */
public record MemberSuspended(
        OrganisationId member,
        SuspensionScope scope,
        @Nullable Edtf until,
        @Nullable ResolutionId authority,
        String reason,
        Edtf on,
        Source source)
        implements MembershipEvent {}
