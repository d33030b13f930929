package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.OrganisationGroup;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

/**
 * A member, past ones included, in the list of members.
 *
 * @param country null where it is unknown
 * @param membershipClass null for a co-initiator that no rule has admitted
 * @param votesFrom null where it is unknown whether it votes
 * @param status null for a co-initiator that no rule has admitted
 */
public record MemberView(
        OrganisationId id,
        String name,
        OrganisationKind kind,
        @Nullable OrganisationGroup group,
        @Nullable Country country,
        boolean coInitiator,
        @Nullable String membershipClass,
        @Nullable Edtf since,
        @Nullable Edtf votesFrom,
        MembershipView.@Nullable Status status,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<MemberView> TABLE =
            new HistoryTable<>("member", MemberView.class);

    static MemberView of(OrganisationView organisation) {
        MembershipView membership = organisation.membership();
        return new MemberView(
                organisation.id(),
                organisation.name(),
                organisation.kind(),
                organisation.group(),
                organisation.country(),
                organisation.coInitiator(),
                membership == null ? null : membership.membershipClass(),
                membership == null ? null : membership.since(),
                membership == null ? null : membership.votesFrom(),
                membership == null ? null : membership.status(),
                organisation.position());
    }
}
