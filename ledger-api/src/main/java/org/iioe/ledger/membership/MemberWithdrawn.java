package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/** A member left upon its own notice, from the day of the act. */
public record MemberWithdrawn(
        OrganisationId member, @Nullable String reason, Edtf on, Source source)
        implements MembershipEvent {}
