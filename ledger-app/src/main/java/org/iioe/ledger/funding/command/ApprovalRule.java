package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_DELEGATED_LIMIT;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_OVERHEAD_CAP;
import static org.iioe.ledger.funding.FundingRefusal.INTERESTED_PARTY;
import static org.iioe.ledger.funding.FundingRefusal.NO_AUTHORITY;
import static org.iioe.ledger.funding.FundingRefusal.OWN_PROPOSAL;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.Money;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.funding.AllocationCommand.ApproveAllocation;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.command.AllocationState.Total;
import org.jspecify.annotations.Nullable;

/**
 * By what right an allocation is approved: not by who proposed it, nor for its recipient; by an
 * adopted resolution, or within the limit that the charter delegates, in sum per recipient and
 * year. What the charter does not say is not delegated.
 *
 * @param charter the version in force, or null when there is none
 * @param actor who approves
 * @param onBehalfOf the member for whom the actor acts, or null
 */
record ApprovalRule(
        @Nullable CharterVersion charter,
        Resolutions resolutions,
        String actor,
        @Nullable String onBehalfOf) {

    boolean overAllocation() {
        return charter != null && Boolean.TRUE.equals(charter.rules().overAllocation());
    }

    /** Refuses what there is no right to; says whether it is by delegation. */
    boolean check(
            FundState state,
            ApproveAllocation c,
            AllocationState allocation,
            AllocationState.Proposal proposal) {
        Refusal.unless(
                !actor.equals(proposal.proposer()),
                OWN_PROPOSAL,
                () -> "%s proposed %s.".formatted(actor, c.allocation()));
        Refusal.unless(
                !allocation.recipient().value().equals(onBehalfOf),
                INTERESTED_PARTY,
                () -> "%s is the recipient of %s.".formatted(onBehalfOf, c.allocation()));
        checkOverhead(state, allocation, proposal);
        ResolutionId authority = c.authority();
        if (authority != null) {
            resolutions.adopted(authority, c.on().effective());
            return false;
        }
        checkLimit(state, c, allocation, proposal);
        return true;
    }

    private void checkLimit(
            FundState state,
            ApproveAllocation c,
            AllocationState allocation,
            AllocationState.Proposal proposal) {
        Money limit = charter == null ? null : charter.rules().delegatedLimit();
        if (limit == null || !limit.currency().equals(state.zero().currency())) {
            throw new Refusal(
                    NO_AUTHORITY,
                    "The charter in force on %s delegates no limit in %s: name a resolution."
                            .formatted(c.on(), state.zero().currency().getCurrencyCode()));
        }
        Money before =
                state.allocations()
                        .delegated()
                        .of(
                                new Allocations.RecipientYear(
                                        allocation.recipient(), c.on().effective().getYear()));
        Money sum = before.plus(proposal.amount()).minus(allocation.of(Total.ALLOCATED));
        if (sum.exceeds(limit)) {
            throw new Refusal(
                    EXCEEDS_DELEGATED_LIMIT,
                    "%s would be allocated to %s without a resolution in %s; the limit is %s."
                            .formatted(
                                    sum,
                                    allocation.recipient(),
                                    c.on().effective().getYear(),
                                    limit));
        }
    }

    private void checkOverhead(
            FundState state, AllocationState allocation, AllocationState.Proposal proposal) {
        Fraction cap = charter == null ? null : charter.rules().overheadCap();
        if (cap == null || allocation.mode() != AllocationMode.OVERHEAD) {
            return;
        }
        Money overhead =
                state.allocations()
                        .overhead()
                        .plus(proposal.amount())
                        .minus(allocation.of(Total.ALLOCATED));
        Refusal.unless(
                java.math.BigInteger.valueOf(overhead.minorUnits())
                                .multiply(java.math.BigInteger.valueOf(cap.denominator()))
                                .compareTo(
                                        java.math.BigInteger.valueOf(
                                                        state.gifts().received().minorUnits())
                                                .multiply(
                                                        java.math.BigInteger.valueOf(
                                                                cap.numerator())))
                        <= 0,
                EXCEEDS_OVERHEAD_CAP,
                () ->
                        "%s of overhead is more than %s of the %s received."
                                .formatted(overhead, cap, state.gifts().received()));
    }
}
