package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.PaymentMade;
import org.iioe.ledger.funding.PaymentReturned;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All allocations. Immutable.
 *
 * @param delegated what was allocated to whom in which year without a resolution
 * @param overhead what is allocated as overhead
 * @param unpaid which allocations still have something to pay of which gift
 */
record Allocations(
        PMap<AllocationId, AllocationState> all,
        Amounts<RecipientYear> delegated,
        Money overhead,
        UnpaidGifts unpaid) {

    /** What was allocated to whom in which year without a resolution. */
    record RecipientYear(OrganisationId recipient, int year) {}

    static Allocations none(Money zero) {
        return new Allocations(HashTreePMap.empty(), Amounts.none(zero), zero, UnpaidGifts.NONE);
    }

    @Nullable AllocationState find(AllocationId allocation) {
        return all.get(allocation);
    }

    /**
     * The allocations after an event.
     *
     * @param actor who sent the command
     */
    Allocations after(FundingEvent event, String actor) {
        return switch (event) {
            case AllocationProposed e ->
                    with(e.allocation(), AllocationState.of(e, actor), Stream.empty());
            case AllocationApproved e -> approved(e, actor);
            case AllocationReleased e -> released(e, actor);
            case PaymentMade e -> moved(e.allocation(), e, e.draws());
            case PaymentReturned e -> moved(e.allocation(), e, e.restores());
            case DisbursementReversed e -> moved(e.allocation(), e, e.restores());
            default -> event.allocation() == null ? this : on(event.allocation(), event, actor);
        };
    }

    private Allocations approved(AllocationApproved e, String actor) {
        Money more = e.amount().minus(e.was());
        RecipientYear year = new RecipientYear(e.recipient(), e.on().effective().getYear());
        Allocations after =
                with(
                        e.allocation(),
                        known(e.allocation()).after(e, actor),
                        gifts(Stream.concat(e.sourcesBefore().stream(), e.sources().stream())));
        return new Allocations(
                after.all,
                e.delegated() ? delegated.plus(year, more) : delegated,
                e.mode() == AllocationMode.OVERHEAD ? overhead.plus(more) : overhead,
                after.unpaid);
    }

    private Allocations released(AllocationReleased e, String actor) {
        AllocationState known = known(e.allocation());
        Allocations after =
                with(e.allocation(), known.after(e, actor), gifts(e.sources().stream()));
        return new Allocations(
                after.all,
                delegated,
                known.mode() == AllocationMode.OVERHEAD ? overhead.minus(e.amount()) : overhead,
                after.unpaid);
    }

    private Allocations moved(AllocationId id, FundingEvent event, List<GiftDraw> draws) {
        return with(id, known(id).after(event, ""), draws.stream().map(GiftDraw::gift));
    }

    private Allocations on(AllocationId id, FundingEvent event, String actor) {
        return with(id, known(id).after(event, actor), Stream.empty());
    }

    private AllocationState known(AllocationId id) {
        return Objects.requireNonNull(all.get(id), id::toString);
    }

    /**
     * With an allocation as it is now.
     *
     * @param touched the gifts of which something else may be unpaid now
     */
    private Allocations with(
            AllocationId id, AllocationState now, Stream<@Nullable GiftId> touched) {
        UnpaidGifts after = touched.reduce(unpaid, (u, gift) -> u.with(gift, id, now), (a, b) -> b);
        return new Allocations(all.plus(id, now), delegated, overhead, after);
    }

    private static Stream<@Nullable GiftId> gifts(Stream<GiftAmount> sources) {
        return sources.map(GiftAmount::gift);
    }
}
