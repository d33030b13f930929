package org.iioe.ledger.export;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Id;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.GrantAgreementSigned;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.PeriodClosed;
import org.iioe.ledger.funding.PeriodReopened;
import org.iioe.ledger.funding.PledgeAmended;
import org.iioe.ledger.funding.PledgeCancelled;
import org.iioe.ledger.funding.PledgeRecorded;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.RestrictionAmended;
import org.iioe.ledger.funding.ReturnRecorded;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A fund that may be published, with what its events say together: who gave each gift, who receives
 * each allocation, what was approved of it, and what was a mistake.
 */
final class PublishedFund {
    private final FundId id;
    private final Organisation holder;
    private final MonthDay yearStart;
    private final LocalDate latest;
    private final Map<GiftId, OrganisationId> donors = new HashMap<>();
    private final Map<AllocationId, Allocation> allocations = new HashMap<>();
    private final Map<AllocationId, Award> awards = new LinkedHashMap<>();
    private final Set<Id> reversed = new HashSet<>();

    /**
     * @param holder the organisation that publishes it
     * @param yearStart the first day of its fiscal year
     * @param latest the last day that is not to come yet
     */
    PublishedFund(FundId id, Organisation holder, MonthDay yearStart, LocalDate latest) {
        this.id = id;
        this.holder = holder;
        this.yearStart = yearStart;
        this.latest = latest;
    }

    /** For whom an allocation is, by its newest proposal or approval, and how it is paid. */
    record Allocation(OrganisationId recipient, AllocationMode mode) {}

    /**
     * What was approved.
     *
     * @param first the approval that began it
     * @param amount what is approved by now
     */
    record Award(AllocationApproved first, Money amount) {
        Award of(Money next) {
            return new Award(first, next);
        }
    }

    FundId id() {
        return id;
    }

    Organisation holder() {
        return holder;
    }

    /** The first day of the fiscal year in which a day is. */
    LocalDate yearOf(LocalDate day) {
        LocalDate begins = yearStart.atYear(day.getYear());
        return begins.isAfter(day) ? begins.minusYears(1) : begins;
    }

    /** Who gave a gift, or null where no event says so. */
    @Nullable OrganisationId donor(GiftId gift) {
        return donors.get(gift);
    }

    /** What an allocation is for, or null where it was never proposed. */
    @Nullable Allocation allocation(AllocationId allocation) {
        return allocations.get(allocation);
    }

    /** What was approved, in the order of the first approvals. */
    Collection<Award> awards() {
        return awards.values();
    }

    /** Whether a receipt, a disbursement or another entry was a mistake. */
    boolean isReversed(Id entry) {
        return reversed.contains(entry);
    }

    /** The last day on which something may have happened; null when that is open or to come. */
    @Nullable LocalDate day(Edtf date) {
        LocalDate day = date.latest();
        return day == null || day.isAfter(latest) ? null : day;
    }

    /** Takes note of the next event. */
    void add(FundingEvent event) {
        switch (event) {
            case PledgeRecorded e -> donors.put(e.gift(), e.donor());
            case CommitmentRecorded e -> donors.put(e.gift(), e.donor());
            case ReceiptRecorded e -> {
                GiftId gift = e.gift();
                OrganisationId donor = e.donor();
                if (gift != null && donor != null) {
                    donors.put(gift, donor);
                }
            }
            case ReceiptIdentified e -> donors.put(e.gift(), e.donor());
            case AllocationProposed e ->
                    allocations.put(e.allocation(), new Allocation(e.recipient(), e.mode()));
            case AllocationApproved e -> {
                allocations.put(e.allocation(), new Allocation(e.recipient(), e.mode()));
                awards.merge(
                        e.allocation(),
                        new Award(e, e.amount()),
                        (before, now) -> before.of(now.amount()));
            }
            case AllocationReleased e ->
                    awards.computeIfPresent(
                            e.allocation(),
                            (of, award) -> award.of(award.amount().minus(e.amount())));
            case EntryReversed e ->
                    reversed.add(
                            switch (e.kind()) {
                                case RECEIPT, OTHER_INCOME -> new ReceiptId(e.entry().value());
                                case CHARGE, RETURN, REFUND -> e.entry();
                            });
            case DisbursementReversed e -> reversed.add(e.disbursement());
            // Who gave and who receives is said by the others, and a mistake is reversed.
            case FundEstablished _,
                    PeriodClosed _,
                    PeriodReopened _,
                    PledgeAmended _,
                    PledgeCancelled _,
                    CommitmentAmended _,
                    CommitmentCancelled _,
                    RestrictionAmended _,
                    OtherIncomeRecorded _,
                    ChargeRecorded _,
                    DonorRefunded _,
                    AllocationRejected _,
                    GrantAgreementSigned _,
                    AllocationAmendmentProposed _,
                    Disbursed _,
                    DirectCostPaid _,
                    PaymentReturned _,
                    MisdirectedPaymentRecorded _,
                    RecoveryRecorded _,
                    MisdirectedPaymentWrittenOff _,
                    ReceiptConfirmed _,
                    ReturnRecorded _,
                    ExpenditureReported _,
                    ExpenditureAccepted _,
                    ExpenditureDisallowed _ -> {}
        }
    }
}
