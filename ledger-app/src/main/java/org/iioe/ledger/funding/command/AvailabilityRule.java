package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_AVAILABLE;

import org.iioe.ledger.Money;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * An allocation never exceeds what is unallocated of each gift, and so of the fund; where the
 * charter says so, what is committed and outstanding counts as there.
 */
final class AvailabilityRule {
    private AvailabilityRule() {}

    /** What may be allocated of a gift. */
    static Money available(GiftState gift, boolean overAllocation) {
        return overAllocation ? gift.unallocated().plus(gift.outstanding()) : gift.unallocated();
    }

    /** Refuses more than there is. */
    static void check(FundState state, @Nullable GiftId gift, Money asked, boolean overAllocation) {
        Money available = available(state.gift(gift), overAllocation);
        if (asked.exceeds(available)) {
            throw new Refusal(
                            EXCEEDS_AVAILABLE,
                            "%s asked, %s left in %s of %s."
                                    .formatted(
                                            asked,
                                            available,
                                            gift == null ? "the own income" : gift,
                                            state.fund()))
                    .with("asked", asked)
                    .with("available", available);
        }
    }

    /** What each draw asks: no more than there is. */
    static Stream<Runnable> each(FundState state, List<GiftDraw> draws) {
        return draws.stream().map(draw -> () -> check(state, draw.gift(), draw.amount(), false));
    }
}
