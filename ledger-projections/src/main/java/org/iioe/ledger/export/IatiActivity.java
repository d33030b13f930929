package org.iioe.ledger.export;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.export.IatiTransaction.TransactionType;
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
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.RestrictionAmended;
import org.iioe.ledger.funding.ReturnRecorded;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fund as an activity of IATI 2.03: each movement of money a transaction, in the order in which
 * they were recorded. Pledges and commitments of donors are incoming, what is allocated is a
 * budget. Reports of what a grantee spent are none of ours: they would count the money twice.
 */
final class IatiActivity {
    private final PublishedFund fund;
    private final List<IatiTransaction> transactions = new ArrayList<>();
    private final List<Long> undated = new ArrayList<>();
    private final SortedMap<LocalDate, Money> budgets = new TreeMap<>();
    private final Set<OrganisationId> donors = new LinkedHashSet<>();
    private final Set<OrganisationId> receivers = new LinkedHashSet<>();
    private final Set<AllocationId> signed = new HashSet<>();
    private @Nullable LocalDate established;

    IatiActivity(PublishedFund fund) {
        this.fund = fund;
    }

    PublishedFund fund() {
        return fund;
    }

    List<IatiTransaction> transactions() {
        return transactions;
    }

    /** The positions of what is left out, since no day is known by which it happened. */
    List<Long> undated() {
        return undated;
    }

    /** What was allocated in each fiscal year, by its first day. */
    SortedMap<LocalDate, Money> budgets() {
        return budgets;
    }

    /** Who gave or promised. */
    Set<OrganisationId> donors() {
        return donors;
    }

    /** Who was given to. */
    Set<OrganisationId> receivers() {
        return receivers;
    }

    /** When it began: when the fund was established, or else the first transaction; or null. */
    @Nullable LocalDate start() {
        return established != null
                ? established
                : transactions.stream()
                        .map(IatiTransaction::day)
                        .min(LocalDate::compareTo)
                        .orElse(null);
    }

    /** Takes note of the next event, once the fund knows all that was reversed. */
    void add(long position, FundingEvent event) {
        Entry entry = new Entry(position, event);
        switch (event) {
            // Entered by mistake: it never happened.
            case ReceiptRecorded e when fund.isReversed(e.receipt()) -> {}
            case ReceiptIdentified e when fund.isReversed(e.receipt()) -> {}
            case OtherIncomeRecorded e when fund.isReversed(e.receipt()) -> {}
            case DonorRefunded e when fund.isReversed(e.entry()) -> {}
            case ChargeRecorded e when fund.isReversed(e.entry()) -> {}
            case ReturnRecorded e when fund.isReversed(e.entry()) -> {}
            case RecoveryRecorded e when fund.isReversed(e.entry()) -> {}
            case Disbursed e when fund.isReversed(e.disbursement()) -> {}
            case DirectCostPaid e when fund.isReversed(e.disbursement()) -> {}
            case FundEstablished e -> established = fund.day(e.on());
            case PledgeRecorded e ->
                    given(entry, TransactionType.INCOMING_PLEDGE, e.amount(), e.donor());
            case PledgeAmended e ->
                    given(
                            entry,
                            TransactionType.INCOMING_PLEDGE,
                            e.amount().minus(e.was()),
                            e.gift());
            case PledgeCancelled e ->
                    given(entry, TransactionType.INCOMING_PLEDGE, e.amount().negated(), e.gift());
            case CommitmentRecorded e ->
                    given(entry, TransactionType.INCOMING_COMMITMENT, e.amount(), e.donor());
            case CommitmentAmended e ->
                    given(
                            entry,
                            TransactionType.INCOMING_COMMITMENT,
                            e.amount().minus(e.was()),
                            e.gift());
            case CommitmentCancelled e ->
                    given(
                            entry,
                            TransactionType.INCOMING_COMMITMENT,
                            e.amount().negated(),
                            e.gift());
            case ReceiptRecorded e -> {
                GiftId gift = e.gift();
                OrganisationId donor = e.donor();
                // Money of nobody known is no income yet.
                if (gift != null) {
                    donor = donor != null ? donor : fund.donor(gift);
                    given(entry, TransactionType.INCOMING_FUNDS, e.amount(), donor);
                }
            }
            case ReceiptIdentified e ->
                    given(entry, TransactionType.INCOMING_FUNDS, e.amount(), e.donor());
            case OtherIncomeRecorded e ->
                    add(entry, TransactionType.INCOMING_FUNDS, e.amount(), holder(), holder());
            case DonorRefunded e ->
                    given(entry, TransactionType.INCOMING_FUNDS, e.amount().negated(), e.gift());
            case AllocationApproved e -> budget(e, e.amount().minus(e.was()));
            case AllocationReleased e -> {
                budget(e, e.amount().negated());
                if (signed.contains(e.allocation())) {
                    paid(
                            entry,
                            TransactionType.OUTGOING_COMMITMENT,
                            e.amount().negated(),
                            e.allocation());
                }
            }
            case GrantAgreementSigned e -> {
                signed.add(e.allocation());
                paid(entry, TransactionType.OUTGOING_COMMITMENT, e.amount(), e.allocation());
            }
            case Disbursed e -> paid(entry, paidAs(e.allocation()), e.amount(), e.allocation());
            case DirectCostPaid e ->
                    paid(entry, TransactionType.EXPENDITURE, e.amount(), e.allocation());
            case ChargeRecorded e ->
                    add(entry, TransactionType.EXPENDITURE, e.amount(), holder(), null);
            case PaymentReturned e ->
                    paid(
                            entry,
                            e.direct() ? TransactionType.EXPENDITURE : paidAs(e.allocation()),
                            e.amount().negated(),
                            e.allocation());
            case ReturnRecorded e ->
                    paid(entry, TransactionType.DISBURSEMENT, e.amount().negated(), e.allocation());
            case RecoveryRecorded e ->
                    paid(entry, TransactionType.DISBURSEMENT, e.amount().negated(), e.allocation());
            // No money moves between organisations.
            case PeriodClosed _,
                    PeriodReopened _,
                    RestrictionAmended _,
                    EntryReversed _,
                    AllocationProposed _,
                    AllocationRejected _,
                    AllocationAmendmentProposed _,
                    DisbursementReversed _,
                    MisdirectedPaymentRecorded _,
                    MisdirectedPaymentWrittenOff _,
                    ReceiptConfirmed _,
                    ExpenditureReported _,
                    ExpenditureAccepted _,
                    ExpenditureDisallowed _ -> {}
        }
    }

    private record Entry(long position, FundingEvent event) {}

    private OrganisationId holder() {
        return fund.holder().id();
    }

    private TransactionType paidAs(AllocationId allocation) {
        PublishedFund.Allocation known = fund.allocation(allocation);
        return known != null && known.mode() == AllocationMode.REIMBURSEMENT
                ? TransactionType.REIMBURSEMENT
                : TransactionType.DISBURSEMENT;
    }

    private void given(Entry entry, TransactionType type, Money value, GiftId gift) {
        given(entry, type, value, fund.donor(gift));
    }

    private void given(
            Entry entry, TransactionType type, Money value, @Nullable OrganisationId donor) {
        if (donor != null) {
            donors.add(donor);
        }
        add(entry, type, value, donor, holder());
    }

    private void paid(Entry entry, TransactionType type, Money value, AllocationId allocation) {
        PublishedFund.Allocation known = fund.allocation(allocation);
        OrganisationId receiver = known == null ? null : known.recipient();
        if (receiver != null) {
            receivers.add(receiver);
        }
        add(entry, type, value, holder(), receiver);
    }

    private void add(
            Entry entry,
            TransactionType type,
            Money value,
            @Nullable OrganisationId provider,
            @Nullable OrganisationId receiver) {
        FundingEvent event = entry.event();
        Edtf date = Objects.requireNonNullElse(event.valueDate(), event.on());
        LocalDate day = fund.day(date);
        if (day == null) {
            undated.add(entry.position());
        } else {
            transactions.add(
                    new IatiTransaction(
                            type,
                            entry.position(),
                            event.getClass().getSimpleName(),
                            day,
                            day.toString().equals(date.text()),
                            value,
                            provider,
                            receiver));
        }
    }

    private void budget(FundingEvent event, Money change) {
        LocalDate day = fund.day(event.on());
        if (day != null) {
            budgets.merge(fund.yearOf(day), change, Money::plus);
        }
    }
}
