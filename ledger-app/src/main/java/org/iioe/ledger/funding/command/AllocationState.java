package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.GrantAgreementSigned;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.PaymentMade;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.Purpose;
import org.iioe.ledger.funding.ReturnRecorded;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * An allocation from its proposal on. Immutable.
 *
 * @param proposal what waits for approval, and who proposed it; null when nothing does
 * @param sources what is allocated of each gift
 * @param disbursedOf what of it is paid, by gift
 */
record AllocationState(
        OrganisationId recipient,
        Purpose purpose,
        AllocationMode mode,
        @Nullable Proposal proposal,
        boolean approved,
        boolean signed,
        List<BudgetLine> lines,
        Amounts<@Nullable GiftId> sources,
        Amounts<@Nullable GiftId> disbursedOf,
        Amounts<Total> totals) {

    /** What is added up of an allocation. */
    enum Total {
        ALLOCATED,
        DISBURSED,
        ADVANCED,
        ACCEPTED,
        REPORTED,
        RETURNED,
        MISDIRECTED
    }

    /**
     * What waits for approval.
     *
     * @param proposer the user who proposed it
     */
    record Proposal(
            List<BudgetLine> lines, List<GiftAmount> sources, Money amount, String proposer) {}

    static AllocationState of(AllocationProposed e, String proposer) {
        Money zero = Money.zero(e.amount().currency());
        return new AllocationState(
                e.recipient(),
                e.purpose(),
                e.mode(),
                new Proposal(e.lines(), e.sources(), e.amount(), proposer),
                false,
                false,
                List.of(),
                Amounts.none(zero),
                Amounts.none(zero),
                Amounts.none(zero));
    }

    Money of(Total total) {
        return totals.of(total);
    }

    /** What of a gift is allocated and not yet paid. */
    Money unpaidOf(@Nullable GiftId gift) {
        return sources.of(gift).minus(disbursedOf.of(gift));
    }

    /** What was advanced and is neither accepted, returned nor owed by somebody else. */
    Money advance() {
        return of(Total.ADVANCED)
                .minus(of(Total.ACCEPTED))
                .minus(of(Total.RETURNED))
                .minus(of(Total.MISDIRECTED));
    }

    /** What of the advance no report names; reports that wait for acceptance count as named. */
    Money unreported() {
        return advance().minus(of(Total.REPORTED));
    }

    List<GiftAmount> sourcesNow() {
        return sources.all().entrySet().stream()
                .filter(source -> source.getValue().isPositive())
                .map(source -> new GiftAmount(source.getKey(), source.getValue()))
                .sorted(Comparator.comparing(s -> String.valueOf(s.gift())))
                .toList();
    }

    /**
     * The allocation after an event that names it.
     *
     * @param actor who sent the command
     */
    AllocationState after(FundingEvent event, String actor) {
        return switch (event) {
            case AllocationAmendmentProposed e ->
                    proposed(new Proposal(e.lines(), e.sources(), e.amount(), actor));
            case AllocationApproved e -> approved(e);
            case AllocationRejected _ -> proposed(null);
            case GrantAgreementSigned _ -> asSigned();
            case AllocationReleased e -> released(e);
            case PaymentMade e -> paid(e.amount(), e.draws(), e.direct());
            case PaymentReturned e -> undone(e.amount(), e.restores(), e.direct());
            case DisbursementReversed e -> undone(e.amount(), e.restores(), e.direct());
            case MisdirectedPaymentRecorded e -> with(totals.plus(Total.MISDIRECTED, e.amount()));
            case ReturnRecorded e -> with(totals.plus(Total.RETURNED, e.amount()));
            case EntryReversed e -> with(totals.minus(Total.RETURNED, e.amount()));
            case ExpenditureReported e -> with(totals.plus(Total.REPORTED, e.amount()));
            case ExpenditureAccepted e ->
                    with(totals.minus(Total.REPORTED, e.amount()).plus(Total.ACCEPTED, e.amount()));
            case ExpenditureDisallowed e -> with(totals.minus(Total.REPORTED, e.amount()));
            default -> this;
        };
    }

    private AllocationState approved(AllocationApproved e) {
        Amounts<@Nullable GiftId> of = Amounts.none(sources.zero());
        for (GiftAmount source : e.sources()) {
            of = of.with(source.gift(), source.amount());
        }
        return new AllocationState(
                recipient,
                purpose,
                mode,
                null,
                true,
                signed,
                e.lines(),
                of,
                disbursedOf,
                totals.with(Total.ALLOCATED, e.amount()));
    }

    private AllocationState released(AllocationReleased e) {
        Amounts<@Nullable GiftId> left = sources;
        for (GiftAmount source : e.sources()) {
            left = left.minus(source.gift(), source.amount());
        }
        return with(left, disbursedOf, totals.minus(Total.ALLOCATED, e.amount()));
    }

    private AllocationState paid(Money amount, List<GiftDraw> draws, boolean direct) {
        Amounts<@Nullable GiftId> of = disbursedOf;
        for (GiftDraw draw : draws) {
            of = of.plus(draw.gift(), draw.amount());
        }
        Amounts<Total> to = totals.plus(Total.DISBURSED, amount);
        return with(sources, of, direct ? to : to.plus(Total.ADVANCED, amount));
    }

    private AllocationState undone(Money amount, List<GiftDraw> restores, boolean direct) {
        Amounts<@Nullable GiftId> of = disbursedOf;
        for (GiftDraw restore : restores) {
            of = of.minus(restore.gift(), restore.amount());
        }
        Amounts<Total> to = totals.minus(Total.DISBURSED, amount);
        return with(sources, of, direct ? to : to.minus(Total.ADVANCED, amount));
    }

    private AllocationState proposed(@Nullable Proposal waiting) {
        return new AllocationState(
                recipient,
                purpose,
                mode,
                waiting,
                approved,
                signed,
                lines,
                sources,
                disbursedOf,
                totals);
    }

    private AllocationState asSigned() {
        return new AllocationState(
                recipient,
                purpose,
                mode,
                proposal,
                approved,
                true,
                lines,
                sources,
                disbursedOf,
                totals);
    }

    private AllocationState with(Amounts<Total> to) {
        return with(sources, disbursedOf, to);
    }

    private AllocationState with(
            Amounts<@Nullable GiftId> from, Amounts<@Nullable GiftId> paid, Amounts<Total> to) {
        return new AllocationState(
                recipient, purpose, mode, proposal, approved, signed, lines, from, paid, to);
    }
}
