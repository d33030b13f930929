package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.BELOW_CONVERTED;
import static org.iioe.ledger.funding.FundingRefusal.BELOW_RECEIVED;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_COMMITMENT;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_PLEDGE;
import static org.iioe.ledger.funding.FundingRefusal.GIFT_EXISTS;
import static org.iioe.ledger.funding.FundingRefusal.RESTRICTION_IN_USE;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_GIFT;
import static org.iioe.ledger.funding.FundingRefusal.WRONG_DONOR;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.GiftCommand.AmendCommitment;
import org.iioe.ledger.funding.GiftCommand.AmendPledge;
import org.iioe.ledger.funding.GiftCommand.AmendRestriction;
import org.iioe.ledger.funding.GiftCommand.CancelCommitment;
import org.iioe.ledger.funding.GiftCommand.CancelPledge;
import org.iioe.ledger.funding.GiftCommand.RecordCommitment;
import org.iioe.ledger.funding.GiftCommand.RecordPledge;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.PledgeAmended;
import org.iioe.ledger.funding.PledgeCancelled;
import org.iioe.ledger.funding.PledgeRecorded;
import org.iioe.ledger.funding.RestrictionAmended;
import org.iioe.ledger.funding.command.GiftState.Total;
import org.jspecify.annotations.Nullable;

/** Decides on gifts: pledges, commitments and restrictions. */
final class Giving {
    private Giving() {}

    static PledgeRecorded pledged(FundState state, RecordPledge c) {
        state.requireCurrency(c.amount());
        GiftState gift = state.gifts().find(c.gift());
        Refusal.unless(
                gift == null || !gift.isPledged(),
                GIFT_EXISTS,
                () -> "The gift %s is pledged already.".formatted(c.gift()));
        requireDonor(gift, c.gift(), c.donor());
        return new PledgeRecorded(c.fund(), c.gift(), c.donor(), c.amount(), c.on(), c.source());
    }

    static PledgeAmended pledgeAmended(FundState state, AmendPledge c) {
        state.requireCurrency(c.amount());
        GiftState gift = pledged(state, c.gift());
        Money least = gift.of(Total.CONVERTED).plus(gift.of(Total.PLEDGE_CANCELLED));
        Refusal.unless(
                !least.exceeds(c.amount()),
                BELOW_CONVERTED,
                () ->
                        "%s were converted or cancelled of %s; %s are less."
                                .formatted(least, c.gift(), c.amount()));
        return new PledgeAmended(
                c.fund(),
                c.gift(),
                gift.of(Total.PLEDGED),
                c.amount(),
                c.reason(),
                c.on(),
                c.source());
    }

    static PledgeCancelled pledgeCancelled(FundState state, CancelPledge c) {
        state.requireCurrency(c.amount());
        GiftState gift = pledged(state, c.gift());
        Refusal.unless(
                !c.amount().exceeds(gift.openPledge()),
                EXCEEDS_PLEDGE,
                () ->
                        "%s are pledged and open of %s; %s are more."
                                .formatted(gift.openPledge(), c.gift(), c.amount()));
        return new PledgeCancelled(c.fund(), c.gift(), c.amount(), c.reason(), c.on(), c.source());
    }

    static CommitmentRecorded committed(FundState state, RecordCommitment c) {
        state.requireCurrency(c.amount());
        GiftState gift = state.gifts().find(c.gift());
        Refusal.unless(
                gift == null || !gift.isCommitted(),
                GIFT_EXISTS,
                () -> "The gift %s is committed already.".formatted(c.gift()));
        requireDonor(gift, c.gift(), c.donor());
        Money converted = c.fromPledge();
        if (converted != null) {
            state.requireCurrency(converted);
            Money open = gift == null ? state.zero() : gift.openPledge();
            Refusal.unless(
                    !converted.exceeds(open),
                    EXCEEDS_PLEDGE,
                    () ->
                            "%s are pledged and open of %s; %s are more."
                                    .formatted(open, c.gift(), converted));
        }
        return new CommitmentRecorded(
                c.fund(),
                c.gift(),
                c.donor(),
                c.amount(),
                c.original(),
                c.rate(),
                c.restriction(),
                c.instalments(),
                converted,
                c.on(),
                c.source());
    }

    static CommitmentAmended commitmentAmended(FundState state, AmendCommitment c) {
        state.requireCurrency(c.amount());
        GiftState gift = committed(state, c.gift());
        Money least =
                gift.of(Total.RECEIVED_AGAINST_COMMITMENT)
                        .plus(gift.of(Total.COMMITMENT_CANCELLED));
        Refusal.unless(
                !least.exceeds(c.amount()),
                BELOW_RECEIVED,
                () ->
                        "%s were received or cancelled of %s; %s are less."
                                .formatted(least, c.gift(), c.amount()));
        return new CommitmentAmended(
                c.fund(),
                c.gift(),
                gift.of(Total.COMMITTED),
                c.amount(),
                c.reason(),
                c.on(),
                c.source());
    }

    static CommitmentCancelled commitmentCancelled(FundState state, CancelCommitment c) {
        state.requireCurrency(c.amount());
        GiftState gift = committed(state, c.gift());
        Refusal.unless(
                !c.amount().exceeds(gift.outstanding()),
                EXCEEDS_COMMITMENT,
                () ->
                        "%s are committed and outstanding of %s; %s are more."
                                .formatted(gift.outstanding(), c.gift(), c.amount()));
        return new CommitmentCancelled(
                c.fund(), c.gift(), c.amount(), c.reason(), c.on(), c.source());
    }

    /**
     * Money that is disbursed went out under the old restriction; what is allocated must fit the
     * new one.
     */
    static RestrictionAmended restricted(FundState state, AmendRestriction c) {
        GiftState gift = state.gift(c.gift());
        state.allocations()
                .unpaid()
                .unfit(c.gift(), c.restriction())
                .ifPresent(id -> {
                    AllocationState allocation = state.allocation(id);
                    throw new Refusal(
                            RESTRICTION_IN_USE,
                            "%s of %s are allocated to %s in %s and not yet disbursed."
                                    .formatted(
                                            allocation.unpaidOf(c.gift()),
                                            c.gift(),
                                            allocation.purpose(),
                                            id));
                });
        Money left =
                gift.of(Total.RECEIVED)
                        .minus(gift.of(Total.REFUNDED))
                        .minus(gift.of(Total.DISBURSED));
        Refusal.unless(
                left.isPositive()
                        || gift.outstanding().isPositive()
                        || gift.of(Total.RECEIVED).isZero(),
                RESTRICTION_IN_USE,
                () -> "All of %s is disbursed.".formatted(c.gift()));
        return new RestrictionAmended(
                c.fund(),
                c.gift(),
                gift.restriction(),
                c.restriction(),
                c.donorConsent(),
                c.on(),
                c.source());
    }

    /** Refuses another donor than the one that the gift has. */
    static void requireDonor(@Nullable GiftState gift, GiftId id, OrganisationId donor) {
        Refusal.unless(
                gift == null || donor.equals(gift.donor()),
                WRONG_DONOR,
                () ->
                        "The gift %s is of %s, not of %s."
                                .formatted(id, gift == null ? "nobody" : gift.donor(), donor));
    }

    private static GiftState pledged(FundState state, GiftId id) {
        GiftState gift = state.gift(id);
        Refusal.unless(
                gift.isPledged(), UNKNOWN_GIFT, () -> "No pledge of %s is known.".formatted(id));
        return gift;
    }

    private static GiftState committed(FundState state, GiftId id) {
        GiftState gift = state.gift(id);
        Refusal.unless(
                gift.isCommitted(),
                UNKNOWN_GIFT,
                () -> "No commitment of %s is known.".formatted(id));
        return gift;
    }
}
