package org.iioe.ledger.funding.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.PledgeRecorded;
import org.iioe.ledger.funding.Restriction;
import org.iioe.ledger.funding.RestrictionAmended;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Money of one donor, from pledge and commitment to refunds. Members stand in the order of the
 * JSON, which leaves out what has not happened.
 *
 * @param donor who gives it, or null where that is unknown
 * @param restrictions the changes of what it may be used for, newest last
 * @param refundReversals the refunds that were entered by mistake
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GiftView(
        String id,
        FundId fund,
        GiftId gift,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable OrganisationId donor,
        long position,
        @Nullable PledgeRecorded pledge,
        @Acts.Several List<DonorRefunded> refunds,
        @Acts.Several List<PromiseChange> pledgeChanges,
        @Nullable CommitmentRecorded commitment,
        @Acts.Several List<PromiseChange> commitmentChanges,
        @Acts.Several List<RestrictionAmended> restrictions,
        @Acts.Several List<EntryReversed> refundReversals)
        implements PartOfFund {
    /** Where gifts stand. */
    public static final HistoryTable<GiftView> TABLE = new HistoryTable<>("gift", GiftView.class);

    static GiftView none(String id, FundId fund, GiftId gift) {
        return new GiftView(
                id, fund, gift, null, 0, null, List.of(), List.of(), null, List.of(), List.of(),
                List.of());
    }

    /**
     * What it is for, by its newest restriction; null where nothing restricts it, or no commitment
     * says it.
     */
    public @Nullable Restriction restriction() {
        if (!restrictions.isEmpty()) {
            return restrictions.getLast().restriction();
        }
        return commitment == null ? null : commitment.restriction();
    }

    /**
     * With what an event says of it.
     *
     * @param by the donor, or null where the event does not say
     */
    GiftView after(FundingEvent event, @Nullable OrganisationId by, long at) {
        return new GiftView(
                id,
                fund,
                gift,
                by == null ? donor : by,
                at,
                event instanceof PledgeRecorded e ? e : pledge,
                Acts.after(refunds, DonorRefunded.class, event),
                Acts.and(pledgeChanges, PromiseChange.ofPledge(event)),
                event instanceof CommitmentRecorded e ? e : commitment,
                Acts.and(commitmentChanges, PromiseChange.ofCommitment(event)),
                Acts.after(restrictions, RestrictionAmended.class, event),
                Acts.after(refundReversals, EntryReversed.class, event));
    }
}
