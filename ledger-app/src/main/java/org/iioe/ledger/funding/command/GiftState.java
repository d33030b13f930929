package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.InstalmentId;
import org.iioe.ledger.funding.Restriction;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** What became of a gift, in totals; the fund's own income is kept as a gift of nobody. */
final class GiftState {
    final @Nullable OrganisationId donor;
    final Map<InstalmentId, Money> instalments = new HashMap<>();
    boolean isPledged;
    boolean isCommitted;
    @Nullable Restriction restriction;
    Money pledged;
    Money pledgeCancelled;
    Money converted;
    Money committed;
    Money commitmentCancelled;
    Money receivedAgainstCommitment;
    Money received;
    Money refunded;
    Money charges;
    Money allocated;
    Money returned;
    Money disbursed;

    GiftState(@Nullable OrganisationId donor, Money zero) {
        this.donor = donor;
        pledged = zero;
        pledgeCancelled = zero;
        converted = zero;
        committed = zero;
        commitmentCancelled = zero;
        receivedAgainstCommitment = zero;
        received = zero;
        refunded = zero;
        charges = zero;
        allocated = zero;
        returned = zero;
        disbursed = zero;
    }

    /** What is pledged and neither cancelled nor converted. */
    Money openPledge() {
        return pledged.minus(pledgeCancelled).minus(converted);
    }

    /** What is committed and neither cancelled nor received. */
    Money outstanding() {
        return committed.minus(commitmentCancelled).minus(receivedAgainstCommitment);
    }

    /** What may still be allocated of what was received. */
    Money unallocated() {
        return received.minus(refunded).minus(charges).minus(allocated).plus(returned);
    }
}
