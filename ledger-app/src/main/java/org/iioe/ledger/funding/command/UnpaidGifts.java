package org.iioe.ledger.funding.command;

import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.Purpose;
import org.iioe.ledger.funding.Restriction;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.OrderedPMap;
import org.pcollections.OrderedPSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.Optional;

/**
 * For what each gift is allocated and not yet paid: so a new restriction is held against purposes,
 * not against every allocation there ever was. Immutable.
 *
 * @param gifts the purposes, and the allocations for each, in the order in which they came
 */
record UnpaidGifts(PMap<GiftId, PMap<Purpose, PSet<AllocationId>>> gifts) {
    static final UnpaidGifts NONE = new UnpaidGifts(HashTreePMap.empty());

    /** An allocation that still has to pay something of the gift for what it would not serve. */
    Optional<AllocationId> unfit(GiftId gift, Restriction restriction) {
        return purposes(gift).entrySet().stream()
                .filter(purpose -> !restriction.fits(purpose.getKey()))
                .map(purpose -> purpose.getValue().iterator().next())
                .findFirst();
    }

    /** After what an allocation has to pay of a gift became more or less. */
    UnpaidGifts with(@Nullable GiftId gift, AllocationId id, AllocationState now) {
        if (gift == null) {
            return this;
        }
        PMap<Purpose, PSet<AllocationId>> before = purposes(gift);
        @Nullable PSet<AllocationId> found = before.get(now.purpose());
        PSet<AllocationId> open = found == null ? OrderedPSet.empty() : found;
        PSet<AllocationId> after = now.unpaidOf(gift).isPositive() ? open.plus(id) : open.minus(id);
        if (after.size() == open.size()) {
            return this;
        }
        return new UnpaidGifts(
                gifts.plus(
                        gift,
                        after.isEmpty()
                                ? before.minus(now.purpose())
                                : before.plus(now.purpose(), after)));
    }

    private PMap<Purpose, PSet<AllocationId>> purposes(GiftId gift) {
        @Nullable PMap<Purpose, PSet<AllocationId>> found = gifts.get(gift);
        return found == null ? OrderedPMap.empty() : found;
    }
}
