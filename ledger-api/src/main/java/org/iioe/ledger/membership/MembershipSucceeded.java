package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A membership passed from a dissolved or divided organisation to a successor.
 *
 * @param member who had it; no member any more
 * @param successor who has it now
 * @param membershipClass the successor's class from now on
 * @param votesFrom since when the successor votes, or null
 * @param alreadyMember whether the successor was a member before, and stays what it was
 */
public record MembershipSucceeded(
        OrganisationId member,
        OrganisationId successor,
        SuccessionId succession,
        String membershipClass,
        @Nullable Edtf votesFrom,
        boolean alreadyMember,
        Edtf on,
        Source source)
        implements MembershipEvent {}
