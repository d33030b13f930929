package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A member announced that it will leave.
 *
 * @param leaves the day from which it means to be no member, or null
 */
public record NoticeGiven(
        OrganisationId member,
        @Nullable Edtf leaves,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements MembershipEvent {}
