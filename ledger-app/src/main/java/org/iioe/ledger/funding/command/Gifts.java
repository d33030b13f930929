package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.GrantAgreementSigned;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.PaymentMade;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.PeriodClosed;
import org.iioe.ledger.funding.PeriodReopened;
import org.iioe.ledger.funding.PledgeAmended;
import org.iioe.ledger.funding.PledgeCancelled;
import org.iioe.ledger.funding.PledgeRecorded;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.RestrictionAmended;
import org.iioe.ledger.funding.ReturnRecorded;
import org.iioe.ledger.funding.command.GiftState.Total;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * All gifts, and the fund's own income beside them. Immutable.
 *
 * @param received of all gifts; own income is not among it
 */
record Gifts(Money received, GiftState ownIncome, PMap<GiftId, GiftState> all) {
    static Gifts none(Money zero) {
        return new Gifts(zero, GiftState.of(null, zero), HashTreePMap.empty());
    }

    /** The gift of that id, or the fund's own income; null for a gift that nobody gave. */
    @Nullable GiftState find(@Nullable GiftId gift) {
        return gift == null ? ownIncome : all.get(gift);
    }

    /**
     * The gifts after an event. It names every event, so that the compiler asks here what a new one
     * does to a fund; the fund's other parts pass over what is not theirs.
     */
    Gifts after(FundingEvent event) {
        return switch (event) {
            case PledgeRecorded e -> of(e.gift(), e.donor(), gift -> gift.after(e));
            case PledgeAmended e -> on(e.gift(), gift -> gift.with(Total.PLEDGED, e.amount()));
            case PledgeCancelled e ->
                    on(e.gift(), gift -> gift.plus(Total.PLEDGE_CANCELLED, e.amount()));
            case CommitmentRecorded e -> of(e.gift(), e.donor(), gift -> gift.after(e));
            case CommitmentAmended e ->
                    on(e.gift(), gift -> gift.with(Total.COMMITTED, e.amount()));
            case CommitmentCancelled e ->
                    on(e.gift(), gift -> gift.plus(Total.COMMITMENT_CANCELLED, e.amount()));
            case RestrictionAmended e -> on(e.gift(), gift -> gift.restricted(e.restriction()));
            case ReceiptRecorded e ->
                    e.gift() == null || e.donor() == null
                            ? this
                            : received(e.gift(), e.donor(), e.amount(), e.againstCommitment());
            case ReceiptIdentified e ->
                    received(e.gift(), e.donor(), e.amount(), e.againstCommitment());
            case OtherIncomeRecorded e -> on(null, own -> own.plus(Total.RECEIVED, e.amount()));
            case ChargeRecorded e -> drawn(Total.CHARGES, e.draws());
            case DonorRefunded e -> on(e.gift(), gift -> gift.plus(Total.REFUNDED, e.amount()));
            case AllocationApproved e ->
                    allocated(e.sourcesBefore(), true).allocated(e.sources(), false);
            case AllocationReleased e -> allocated(e.sources(), true);
            case PaymentMade e -> drawn(Total.DISBURSED, e.draws());
            case PaymentReturned e -> undrawn(Total.DISBURSED, e.restores());
            case DisbursementReversed e -> undrawn(Total.DISBURSED, e.restores());
            case RecoveryRecorded e -> drawn(Total.RETURNED, e.restores());
            case ReturnRecorded e -> drawn(Total.RETURNED, e.restores());
            case EntryReversed e -> reversed(e);
            case FundEstablished _,
                    PeriodClosed _,
                    PeriodReopened _,
                    AllocationProposed _,
                    AllocationAmendmentProposed _,
                    AllocationRejected _,
                    GrantAgreementSigned _,
                    MisdirectedPaymentRecorded _,
                    MisdirectedPaymentWrittenOff _,
                    ReceiptConfirmed _,
                    ExpenditureReported _,
                    ExpenditureAccepted _,
                    ExpenditureDisallowed _ ->
                    this;
        };
    }

    private Gifts reversed(EntryReversed e) {
        return switch (e.kind()) {
            case RECEIPT ->
                    e.gift() == null
                            ? this
                            : received(
                                    e.gift(),
                                    null,
                                    e.amount().negated(),
                                    e.againstCommitment().negated());
            case OTHER_INCOME -> on(null, own -> own.minus(Total.RECEIVED, e.amount()));
            case CHARGE -> undrawn(Total.CHARGES, e.draws());
            case REFUND -> on(e.gift(), gift -> gift.minus(Total.REFUNDED, e.amount()));
            case RETURN -> undrawn(Total.RETURNED, e.draws());
        };
    }

    private Gifts received(GiftId id, @Nullable OrganisationId donor, Money amount, Money against) {
        Gifts after = of(id, donor, gift -> gift.received(amount, against));
        return new Gifts(received.plus(amount), after.ownIncome, after.all);
    }

    private Gifts allocated(List<GiftAmount> sources, boolean back) {
        Gifts after = this;
        for (GiftAmount source : sources) {
            Money more = back ? source.amount().negated() : source.amount();
            after = after.on(source.gift(), gift -> gift.plus(Total.ALLOCATED, more));
        }
        return after;
    }

    private Gifts drawn(Total total, List<GiftDraw> draws) {
        Gifts after = this;
        for (GiftDraw draw : draws) {
            after = after.on(draw.gift(), gift -> gift.plus(total, draw.amount()));
        }
        return after;
    }

    private Gifts undrawn(Total total, List<GiftDraw> draws) {
        Gifts after = this;
        for (GiftDraw draw : draws) {
            after = after.on(draw.gift(), gift -> gift.minus(total, draw.amount()));
        }
        return after;
    }

    /** Changes a gift, which may be new. */
    private Gifts of(GiftId id, @Nullable OrganisationId donor, UnaryOperator<GiftState> change) {
        GiftState known = all.get(id);
        GiftState gift = known == null ? GiftState.of(donor, ownIncome.totals().zero()) : known;
        return new Gifts(received, ownIncome, all.plus(id, change.apply(gift)));
    }

    /** Changes a gift that is known or, with null, the own income. */
    private Gifts on(@Nullable GiftId id, UnaryOperator<GiftState> change) {
        if (id == null) {
            return new Gifts(received, change.apply(ownIncome), all);
        }
        GiftState known = Objects.requireNonNull(all.get(id), id::toString);
        return new Gifts(received, ownIncome, all.plus(id, change.apply(known)));
    }
}
