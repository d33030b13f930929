package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * An organisation met the charter's rule of admission and became a member.
 *
 * @param membershipClass the class that the charter names
 * @param votesFrom since when it votes; null where its class has no vote or the charter does not
 *     say
 * @param charterVersion the version that was in force
 */
public record MemberAdmitted(
        OrganisationId organisation,
        String membershipClass,
        @Nullable Edtf votesFrom,
        int charterVersion,
        Edtf on,
        Source source)
        implements MembershipEvent {}
