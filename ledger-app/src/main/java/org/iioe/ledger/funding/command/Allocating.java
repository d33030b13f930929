package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.ALLOCATION_EXISTS;
import static org.iioe.ledger.funding.FundingRefusal.ALREADY_SIGNED;
import static org.iioe.ledger.funding.FundingRefusal.AMENDMENT_OPEN;
import static org.iioe.ledger.funding.FundingRefusal.BELOW_DISBURSED;
import static org.iioe.ledger.funding.FundingRefusal.NOT_APPROVED;
import static org.iioe.ledger.funding.FundingRefusal.NOT_A_MEMBER;
import static org.iioe.ledger.funding.FundingRefusal.NOT_PROPOSED;
import static org.iioe.ledger.funding.FundingRefusal.RESTRICTED;

import org.iioe.ledger.Money;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationCommand.AmendAllocation;
import org.iioe.ledger.funding.AllocationCommand.ApproveAllocation;
import org.iioe.ledger.funding.AllocationCommand.ProposeAllocation;
import org.iioe.ledger.funding.AllocationCommand.RejectAllocation;
import org.iioe.ledger.funding.AllocationCommand.ReleaseAllocation;
import org.iioe.ledger.funding.AllocationCommand.SignGrantAgreement;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.GrantAgreementSigned;
import org.iioe.ledger.funding.Purpose;
import org.iioe.ledger.funding.Restriction;
import org.iioe.ledger.funding.command.AllocationState.Total;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Decides on allocations, from proposal to release. */
final class Allocating {
    private Allocating() {}

    static AllocationProposed proposed(
            FundState state, ProposeAllocation c, Members members, Organisations organisations) {
        Refusal.unless(
                state.allocations().find(c.allocation()) == null,
                ALLOCATION_EXISTS,
                () -> "%s has an allocation %s already.".formatted(c.fund(), c.allocation()));
        organisations.get(c.recipient());
        Refusal.unless(
                c.mode() == AllocationMode.OVERHEAD
                        || members.register().inGoodStanding(c.recipient(), c.on().effective()),
                NOT_A_MEMBER,
                () -> "%s is no member in good standing on %s.".formatted(c.recipient(), c.on()));
        requireSources(state, c.sources(), c.purpose());
        return new AllocationProposed(
                c.fund(),
                c.allocation(),
                c.recipient(),
                c.purpose(),
                c.lines(),
                c.sources(),
                c.mode(),
                sum(state, c.sources()),
                c.on(),
                c.source());
    }

    static AllocationAmendmentProposed amendmentProposed(FundState state, AmendAllocation c) {
        AllocationState allocation = inForce(state, c.allocation());
        Refusal.unless(
                allocation.proposal() == null,
                AMENDMENT_OPEN,
                () -> "An amendment of %s waits for its decision.".formatted(c.allocation()));
        requireSources(state, c.sources(), allocation.purpose());
        requireNotBelowDisbursed(c.allocation(), allocation, amounts(state, c.sources()));
        return new AllocationAmendmentProposed(
                c.fund(),
                c.allocation(),
                c.lines(),
                c.sources(),
                sum(state, c.sources()),
                c.reason(),
                c.on(),
                c.source());
    }

    static AllocationApproved approved(
            FundState state,
            ApproveAllocation c,
            Charters charters,
            Resolutions resolutions,
            String actor,
            @Nullable String onBehalfOf) {
        ApprovalRule approval =
                new ApprovalRule(
                        charters.inForce(c.on().effective()).orElse(null),
                        resolutions,
                        actor,
                        onBehalfOf);
        AllocationState allocation = state.allocation(c.allocation());
        AllocationState.Proposal proposal = waiting(c.allocation(), allocation);
        boolean delegated = approval.check(state, c, allocation, proposal);
        Amounts<@Nullable GiftId> wanted = amounts(state, proposal.sources());
        requireNotBelowDisbursed(c.allocation(), allocation, wanted);
        wanted.all()
                .forEach((gift, amount) -> {
                    Money more = amount.minus(allocation.sources().of(gift));
                    if (more.isPositive()) {
                        AvailabilityRule.check(state, gift, more, approval.overAllocation());
                    }
                });
        return new AllocationApproved(
                c.fund(),
                c.allocation(),
                allocation.recipient(),
                allocation.purpose(),
                allocation.mode(),
                proposal.lines(),
                proposal.sources(),
                proposal.amount(),
                allocation.of(Total.ALLOCATED),
                allocation.sourcesNow(),
                c.authority(),
                delegated,
                c.on(),
                c.source());
    }

    static AllocationRejected rejected(FundState state, RejectAllocation c) {
        waiting(c.allocation(), state.allocation(c.allocation()));
        return new AllocationRejected(
                c.fund(), c.allocation(), c.authority(), c.reason(), c.on(), c.source());
    }

    static GrantAgreementSigned agreementSigned(FundState state, SignGrantAgreement c) {
        AllocationState allocation = inForce(state, c.allocation());
        Refusal.unless(
                !allocation.signed(),
                ALREADY_SIGNED,
                () -> "The agreement of %s is signed already.".formatted(c.allocation()));
        return new GrantAgreementSigned(
                c.fund(),
                c.allocation(),
                allocation.of(Total.ALLOCATED),
                c.digest(),
                c.on(),
                c.source());
    }

    static AllocationReleased released(FundState state, ReleaseAllocation c) {
        AllocationState allocation = inForce(state, c.allocation());
        Amounts<@Nullable GiftId> left = allocation.sources();
        for (GiftAmount release : c.sources()) {
            state.requireCurrency(release.amount());
            left = left.minus(release.gift(), release.amount());
        }
        requireNotBelowDisbursed(c.allocation(), allocation, left);
        return new AllocationReleased(
                c.fund(),
                c.allocation(),
                c.sources(),
                sum(state, c.sources()),
                c.reason(),
                c.on(),
                c.source());
    }

    private static AllocationState inForce(FundState state, AllocationId id) {
        AllocationState allocation = state.allocation(id);
        Refusal.unless(
                allocation.approved(), NOT_APPROVED, () -> "%s is not approved.".formatted(id));
        return allocation;
    }

    private static AllocationState.Proposal waiting(AllocationId id, AllocationState allocation) {
        AllocationState.Proposal proposal = allocation.proposal();
        if (proposal == null) {
            throw new Refusal(NOT_PROPOSED, "Nothing of %s waits for a decision.".formatted(id));
        }
        return proposal;
    }

    private static void requireSources(FundState state, List<GiftAmount> sources, Purpose purpose) {
        for (GiftAmount source : sources) {
            state.requireCurrency(source.amount());
            Restriction restriction = state.gift(source.gift()).restriction();
            Refusal.unless(
                    restriction == null || restriction.fits(purpose),
                    RESTRICTED,
                    () -> "The gift %s does not serve %s.".formatted(source.gift(), purpose));
        }
    }

    private static void requireNotBelowDisbursed(
            AllocationId id, AllocationState allocation, Amounts<@Nullable GiftId> wanted) {
        allocation
                .disbursedOf()
                .all()
                .forEach((gift, disbursed) ->
                        Refusal.unless(
                                !disbursed.exceeds(wanted.of(gift)),
                                BELOW_DISBURSED,
                                () ->
                                        "%s of %s are disbursed under %s; %s are less."
                                                .formatted(
                                                        disbursed,
                                                        gift == null ? "the own income" : gift,
                                                        id,
                                                        wanted.of(gift))));
        wanted.all()
                .values()
                .forEach(amount ->
                        Refusal.unless(
                                !amount.isNegative(),
                                BELOW_DISBURSED,
                                () ->
                                        "No more is released of %s than is allocated."
                                                .formatted(id)));
    }

    private static Amounts<@Nullable GiftId> amounts(FundState state, List<GiftAmount> sources) {
        Amounts<@Nullable GiftId> amounts = Amounts.none(state.zero());
        for (GiftAmount source : sources) {
            amounts = amounts.with(source.gift(), source.amount());
        }
        return amounts;
    }

    private static Money sum(FundState state, List<GiftAmount> sources) {
        Money sum = state.zero();
        for (GiftAmount source : sources) {
            sum = sum.plus(source.amount());
        }
        return sum;
    }
}
