package org.iioe.ledger.funding.projection;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftDraw;
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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The double entry that each event of a fund makes. Policy: income on receipt; what donors promise
 * and what is allocated is memorandum. A reversal uses the same accounts with the opposite sign.
 */
final class Postings {
    private static final String MEMO = "Equity:Memo:";

    private final String fund;
    private final List<Posting> postings = new ArrayList<>();

    private Postings(FundId fund) {
        this.fund = fund.value();
    }

    /** The postings of an event; they sum to 0. */
    static List<Posting> of(FundingEvent event) {
        Postings made = new Postings(event.fund());
        made.post(event);
        return made.postings;
    }

    private void post(FundingEvent event) {
        switch (event) {
            case PledgeRecorded e ->
                    memo("Pledges:" + e.gift() + ":Made", e.gift(), null, units(e.amount()));
            case PledgeAmended e ->
                    memo(
                            "Pledges:" + e.gift() + ":Made",
                            e.gift(),
                            null,
                            units(e.amount()) - units(e.was()));
            case PledgeCancelled e ->
                    memo("Pledges:" + e.gift() + ":Cancelled", e.gift(), null, -units(e.amount()));
            case CommitmentRecorded e -> {
                memo("Commitments:" + e.gift() + ":Made", e.gift(), null, units(e.amount()));
                if (e.fromPledge() != null) {
                    memo(
                            "Pledges:" + e.gift() + ":Converted",
                            e.gift(),
                            null,
                            -units(e.fromPledge()));
                }
            }
            case CommitmentAmended e ->
                    memo(
                            "Commitments:" + e.gift() + ":Made",
                            e.gift(),
                            null,
                            units(e.amount()) - units(e.was()));
            case CommitmentCancelled e ->
                    memo(
                            "Commitments:" + e.gift() + ":Cancelled",
                            e.gift(),
                            null,
                            -units(e.amount()));
            case ReceiptRecorded e ->
                    received(e.receipt(), e.gift(), e.amount(), e.againstCommitment(), 1);
            case ReceiptIdentified e -> {
                add(
                        "Liabilities:Suspense:" + fund,
                        null,
                        e.receipt(),
                        null,
                        null,
                        units(e.amount()));
                add(
                        "Income:Donations:" + fund + ":" + e.gift(),
                        e.gift(),
                        e.receipt(),
                        null,
                        null,
                        -units(e.amount()));
                // The bank's money is the gift's from now on.
                add(bank(), null, e.receipt(), null, null, -units(e.amount()));
                add(bank(), e.gift(), e.receipt(), null, null, units(e.amount()));
                against(e.gift(), e.againstCommitment(), 1);
            }
            case OtherIncomeRecorded e -> otherIncome(e.receipt(), e.amount(), 1);
            case ChargeRecorded e -> drawn("Expenses:Charges:" + fund, e.draws(), null, 1);
            case DonorRefunded e ->
                    drawn("Income:Refunded:" + fund + ":" + e.gift(), e.draws(), null, 1);
            case EntryReversed e -> reversed(e);
            case AllocationApproved e -> {
                Map<@Nullable GiftId, Long> change = new HashMap<>();
                e.sources()
                        .forEach(source ->
                                change.merge(source.gift(), units(source.amount()), Long::sum));
                e.sourcesBefore()
                        .forEach(source ->
                                change.merge(source.gift(), -units(source.amount()), Long::sum));
                change.forEach((gift, amount) ->
                        memo(
                                "Allocations:" + e.allocation() + ":Approved",
                                gift,
                                e.allocation(),
                                amount));
            }
            case AllocationReleased e ->
                    e.sources()
                            .forEach(source ->
                                    memo(
                                            "Allocations:" + e.allocation() + ":Released",
                                            source.gift(),
                                            e.allocation(),
                                            -units(source.amount())));
            case Disbursed e -> paid(e.allocation(), false, e.draws(), 1);
            case DirectCostPaid e -> paid(e.allocation(), true, e.draws(), 1);
            case PaymentReturned e -> paid(e.allocation(), e.direct(), e.restores(), -1);
            case DisbursementReversed e -> paid(e.allocation(), e.direct(), e.restores(), -1);
            case MisdirectedPaymentRecorded e -> {
                add(
                        recoverable(e.disbursement()) + ":Due",
                        null,
                        null,
                        e.allocation(),
                        e.party(),
                        units(e.amount()));
                add(
                        advance(e.allocation()) + ":Misdirected",
                        null,
                        null,
                        e.allocation(),
                        null,
                        -units(e.amount()));
            }
            case RecoveryRecorded e ->
                    drawn(
                            recoverable(e.disbursement()) + ":Recovered",
                            e.restores(),
                            e.allocation(),
                            -1);
            case MisdirectedPaymentWrittenOff e -> {
                add(
                        "Expenses:WriteOff:" + fund,
                        null,
                        null,
                        e.allocation(),
                        null,
                        units(e.amount()));
                add(
                        recoverable(e.disbursement()) + ":WrittenOff",
                        null,
                        null,
                        e.allocation(),
                        null,
                        -units(e.amount()));
            }
            case ReturnRecorded e ->
                    drawn(advance(e.allocation()) + ":Returned", e.restores(), e.allocation(), -1);
            case ExpenditureAccepted e -> {
                e.lines()
                        .forEach(line ->
                                add(
                                        "Expenses:Grants:"
                                                + fund
                                                + ":"
                                                + e.allocation()
                                                + ":"
                                                + line.line(),
                                        null,
                                        null,
                                        e.allocation(),
                                        null,
                                        units(line.amount())));
                add(
                        advance(e.allocation()) + ":Reported",
                        null,
                        null,
                        e.allocation(),
                        null,
                        -units(e.amount()));
            }
            // These move no money, and promise none.
            case FundEstablished e -> {}
            case PeriodClosed e -> {}
            case PeriodReopened e -> {}
            case RestrictionAmended e -> {}
            case AllocationProposed e -> {}
            case AllocationRejected e -> {}
            case AllocationAmendmentProposed e -> {}
            case GrantAgreementSigned e -> {}
            case ReceiptConfirmed e -> {}
            case ExpenditureReported e -> {}
            case ExpenditureDisallowed e -> {}
        }
    }

    private void reversed(EntryReversed e) {
        switch (e.kind()) {
            case RECEIPT ->
                    received(
                            new ReceiptId(e.entry().value()),
                            e.gift(),
                            e.amount(),
                            e.againstCommitment(),
                            -1);
            case OTHER_INCOME -> otherIncome(new ReceiptId(e.entry().value()), e.amount(), -1);
            case CHARGE -> drawn("Expenses:Charges:" + fund, e.draws(), null, -1);
            case REFUND -> drawn("Income:Refunded:" + fund + ":" + e.gift(), e.draws(), null, -1);
            case RETURN -> {
                if (e.allocation() != null) {
                    drawn(advance(e.allocation()) + ":Returned", e.draws(), e.allocation(), 1);
                }
            }
        }
    }

    private void received(
            ReceiptId receipt, @Nullable GiftId gift, Money amount, Money against, int sign) {
        add(bank(), gift, receipt, null, null, sign * units(amount));
        String credited =
                gift == null
                        ? "Liabilities:Suspense:" + fund
                        : "Income:Donations:" + fund + ":" + gift;
        add(credited, gift, receipt, null, null, -sign * units(amount));
        if (gift != null) {
            against(gift, against, sign);
        }
    }

    private void against(GiftId gift, Money against, int sign) {
        memo("Commitments:" + gift + ":Received", gift, null, -sign * units(against));
    }

    private void otherIncome(ReceiptId receipt, Money amount, int sign) {
        add(bank(), null, receipt, null, null, sign * units(amount));
        add("Income:Other:" + fund, null, receipt, null, null, -sign * units(amount));
    }

    private void paid(AllocationId allocation, boolean direct, List<GiftDraw> draws, int sign) {
        drawn(
                direct
                        ? "Expenses:Direct:" + fund + ":" + allocation
                        : advance(allocation) + ":Disbursed",
                draws,
                allocation,
                sign);
        draws.forEach(draw ->
                memo(
                        "Allocations:" + allocation + ":Disbursed",
                        draw.gift(),
                        allocation,
                        -sign * units(draw.amount())));
    }

    /** Dr the account, Cr bank, one posting per receipt drawn; with sign −1 the other way round. */
    private void drawn(
            String account, List<GiftDraw> draws, @Nullable AllocationId allocation, int sign) {
        for (GiftDraw draw : draws) {
            add(
                    account,
                    draw.gift(),
                    draw.receipt(),
                    allocation,
                    null,
                    sign * units(draw.amount()));
            add(
                    bank(),
                    draw.gift(),
                    draw.receipt(),
                    allocation,
                    null,
                    -sign * units(draw.amount()));
        }
    }

    private void memo(
            String account, @Nullable GiftId gift, @Nullable AllocationId allocation, long amount) {
        add(MEMO + account, gift, null, allocation, null, amount);
        add(MEMO + "Contra:" + fund, gift, null, allocation, null, -amount);
    }

    private void add(
            String account,
            @Nullable GiftId gift,
            @Nullable ReceiptId receipt,
            @Nullable AllocationId allocation,
            @Nullable String party,
            long amount) {
        if (amount != 0) {
            postings.add(new Posting(account, gift, receipt, allocation, party, amount));
        }
    }

    private String bank() {
        return "Assets:Bank:" + fund;
    }

    private String advance(AllocationId allocation) {
        return "Assets:Advances:" + fund + ":" + allocation;
    }

    private String recoverable(DisbursementId disbursement) {
        return "Assets:Recoverable:" + fund + ":" + disbursement;
    }

    private static long units(Money amount) {
        return amount.minorUnits();
    }
}
