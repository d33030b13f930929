package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryId;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReportId;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundEstablished;
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
import org.iioe.ledger.funding.ReversibleKind;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Brings a fund's state up to an event. It only assigns: what was recorded is so. */
final class FundHistory {
    private FundHistory() {}

    static void after(FundState state, FundingEvent event, String actor) {
        switch (event) {
            case FundEstablished e ->
                    throw new IllegalStateException("A fund is established once.");
            case PeriodClosed e -> state.closings.addLast(new FundState.Closing(e.until(), actor));
            case PeriodReopened e -> state.closings.removeLast();
            case PledgeRecorded e -> {
                GiftState gift = gift(state, e.gift(), e.donor());
                gift.isPledged = true;
                gift.pledged = e.amount();
            }
            case PledgeAmended e -> state.gift(e.gift()).pledged = e.amount();
            case PledgeCancelled e -> {
                GiftState gift = state.gift(e.gift());
                gift.pledgeCancelled = gift.pledgeCancelled.plus(e.amount());
            }
            case CommitmentRecorded e -> committed(state, e);
            case CommitmentAmended e -> state.gift(e.gift()).committed = e.amount();
            case CommitmentCancelled e -> {
                GiftState gift = state.gift(e.gift());
                gift.commitmentCancelled = gift.commitmentCancelled.plus(e.amount());
            }
            case RestrictionAmended e -> state.gift(e.gift()).restriction = e.restriction();
            case ReceiptRecorded e -> received(state, e);
            case ReceiptIdentified e -> {
                ReceiptState receipt = state.receipt(e.receipt());
                receipt.suspense = false;
                receipt.gift = e.gift();
                receipt.againstCommitment = e.againstCommitment();
                credit(state, gift(state, e.gift(), e.donor()), e.amount(), e.againstCommitment());
            }
            case OtherIncomeRecorded e -> {
                state.receipts.put(
                        e.receipt(),
                        new ReceiptState(e.amount(), true, null, e.bankRef(), state.zero));
                state.ownIncome.received = state.ownIncome.received.plus(e.amount());
                bankLine(state, e.bankRef());
                state.bank(e.postedOn(), e.amount());
            }
            case ChargeRecorded e -> {
                state.draw(e.draws());
                charge(state, e.draws(), false);
                entry(
                        state,
                        e.entry(),
                        ReversibleKind.CHARGE,
                        e.amount(),
                        null,
                        e.draws(),
                        null,
                        null,
                        e.bankRef());
                state.bank(e.postedOn(), e.amount().negated());
            }
            case DonorRefunded e -> {
                state.draw(e.draws());
                GiftState gift = state.gift(e.gift());
                gift.refunded = gift.refunded.plus(e.amount());
                entry(
                        state,
                        e.entry(),
                        ReversibleKind.REFUND,
                        e.amount(),
                        e.gift(),
                        e.draws(),
                        null,
                        null,
                        e.bankRef());
                state.bank(e.postedOn(), e.amount().negated());
            }
            case EntryReversed e -> reversed(state, e);
            case AllocationProposed e -> {
                AllocationState allocation =
                        new AllocationState(e.recipient(), e.purpose(), e.mode(), state.zero);
                allocation.proposal =
                        new AllocationState.Proposal(e.lines(), e.sources(), e.amount(), actor);
                state.allocations.put(e.allocation(), allocation);
            }
            case AllocationAmendmentProposed e ->
                    state.allocation(e.allocation()).proposal =
                            new AllocationState.Proposal(e.lines(), e.sources(), e.amount(), actor);
            case AllocationApproved e -> approved(state, e);
            case AllocationRejected e -> state.allocation(e.allocation()).proposal = null;
            case GrantAgreementSigned e -> state.allocation(e.allocation()).signed = true;
            case AllocationReleased e -> {
                AllocationState allocation = state.allocation(e.allocation());
                e.sources()
                        .forEach(source -> {
                            allocation.sources.put(
                                    source.gift(),
                                    allocation
                                            .of(source.gift(), allocation.sources)
                                            .minus(source.amount()));
                            GiftState gift = state.gift(source.gift());
                            gift.allocated = gift.allocated.minus(source.amount());
                        });
                allocation.allocated = allocation.allocated.minus(e.amount());
                if (allocation.mode == AllocationMode.OVERHEAD) {
                    state.overhead = state.overhead.minus(e.amount());
                }
            }
            case Disbursed e ->
                    paid(
                            state,
                            e.disbursement(),
                            new DisbursementState(
                                    e.allocation(), false, e.amount(), e.draws(), e.bankRef()),
                            e.postedOn());
            case DirectCostPaid e ->
                    paid(
                            state,
                            e.disbursement(),
                            new DisbursementState(
                                    e.allocation(), true, e.amount(), e.draws(), e.bankRef()),
                            e.postedOn());
            case PaymentReturned e -> {
                bankLine(state, e.bankRef());
                undone(state, state.disbursement(e.disbursement()), e.postedOn());
            }
            case DisbursementReversed e ->
                    undone(state, state.disbursement(e.disbursement()), e.postedOn());
            case MisdirectedPaymentRecorded e -> {
                DisbursementState payment = state.disbursement(e.disbursement());
                payment.misdirected = payment.misdirected.plus(e.amount());
                AllocationState allocation = state.allocation(e.allocation());
                allocation.misdirected = allocation.misdirected.plus(e.amount());
            }
            case RecoveryRecorded e -> {
                DisbursementState payment = state.disbursement(e.disbursement());
                payment.recovered = payment.recovered.plus(e.amount());
                restored(state, payment, e.restores());
                entry(
                        state,
                        e.entry(),
                        null,
                        e.amount(),
                        null,
                        e.restores(),
                        e.disbursement(),
                        e.allocation(),
                        e.bankRef());
                state.bank(e.postedOn(), e.amount());
            }
            case MisdirectedPaymentWrittenOff e -> {
                DisbursementState payment = state.disbursement(e.disbursement());
                payment.writtenOff = payment.writtenOff.plus(e.amount());
                entry(
                        state,
                        e.entry(),
                        null,
                        e.amount(),
                        null,
                        List.of(),
                        e.disbursement(),
                        e.allocation(),
                        null);
            }
            case ReceiptConfirmed e -> state.disbursement(e.disbursement()).confirmed = true;
            case ReturnRecorded e -> {
                DisbursementState payment = state.disbursement(e.disbursement());
                payment.returned = payment.returned.plus(e.amount());
                AllocationState allocation = state.allocation(e.allocation());
                allocation.returned = allocation.returned.plus(e.amount());
                restored(state, payment, e.restores());
                entry(
                        state,
                        e.entry(),
                        ReversibleKind.RETURN,
                        e.amount(),
                        null,
                        e.restores(),
                        e.disbursement(),
                        e.allocation(),
                        e.bankRef());
                state.bank(e.postedOn(), e.amount());
            }
            case ExpenditureReported e -> {
                state.reports.put(e.report(), new ReportState(e.allocation(), e.lines()));
                AllocationState allocation = state.allocation(e.allocation());
                allocation.reported = allocation.reported.plus(e.amount());
            }
            case ExpenditureAccepted e -> {
                decided(state, e.report(), e.allocation(), e.lines(), e.amount());
                AllocationState allocation = state.allocation(e.allocation());
                allocation.accepted = allocation.accepted.plus(e.amount());
            }
            case ExpenditureDisallowed e ->
                    decided(state, e.report(), e.allocation(), e.lines(), e.amount());
        }
    }

    private static GiftState gift(FundState state, GiftId id, OrganisationId donor) {
        return state.gifts.computeIfAbsent(id, key -> new GiftState(donor, state.zero));
    }

    private static void committed(FundState state, CommitmentRecorded e) {
        GiftState gift = gift(state, e.gift(), e.donor());
        gift.isCommitted = true;
        gift.committed = e.amount();
        gift.restriction = e.restriction();
        e.instalments()
                .forEach(instalment ->
                        gift.instalments.put(instalment.instalment(), instalment.amount()));
        if (e.fromPledge() != null) {
            gift.converted = gift.converted.plus(e.fromPledge());
        }
    }

    private static void received(FundState state, ReceiptRecorded e) {
        state.receipts.put(
                e.receipt(),
                new ReceiptState(e.amount(), false, e.gift(), e.bankRef(), e.againstCommitment()));
        bankLine(state, e.bankRef());
        if (e.gift() != null && e.donor() != null) {
            credit(state, gift(state, e.gift(), e.donor()), e.amount(), e.againstCommitment());
        }
        state.bank(e.postedOn(), e.amount());
    }

    private static void credit(FundState state, GiftState gift, Money amount, Money against) {
        gift.received = gift.received.plus(amount);
        gift.receivedAgainstCommitment = gift.receivedAgainstCommitment.plus(against);
        state.received = state.received.plus(amount);
    }

    private static void charge(FundState state, List<GiftDraw> draws, boolean back) {
        for (GiftDraw draw : draws) {
            GiftState gift = state.gift(draw.gift());
            gift.charges = gift.charges.plus(back ? draw.amount().negated() : draw.amount());
        }
    }

    private static void entry(
            FundState state,
            EntryId id,
            @Nullable ReversibleKind kind,
            Money amount,
            @Nullable GiftId gift,
            List<GiftDraw> draws,
            @Nullable DisbursementId disbursement,
            @Nullable AllocationId allocation,
            @Nullable BankRef bankRef) {
        state.entries.put(
                id,
                new EntryState(
                        kind, amount, gift, draws, disbursement, allocation, bankRef, false));
        bankLine(state, bankRef);
    }

    private static void bankLine(FundState state, @Nullable BankRef bankRef) {
        if (bankRef != null) {
            state.bankLines.add(bankRef);
        }
    }

    private static void reversed(FundState state, EntryReversed e) {
        switch (e.kind()) {
            case RECEIPT, OTHER_INCOME -> {
                ReceiptState receipt = state.receipt(new ReceiptId(e.entry().value()));
                receipt.reversed = true;
                if (receipt.income) {
                    state.ownIncome.received = state.ownIncome.received.minus(e.amount());
                } else if (e.gift() != null) {
                    credit(
                            state,
                            state.gift(e.gift()),
                            e.amount().negated(),
                            e.againstCommitment().negated());
                }
                state.bank(e.postedOn(), e.amount().negated());
            }
            case CHARGE -> {
                state.restore(e.draws());
                charge(state, e.draws(), true);
                state.bank(e.postedOn(), e.amount());
            }
            case REFUND -> {
                state.restore(e.draws());
                GiftState gift = state.gift(e.gift());
                gift.refunded = gift.refunded.minus(e.amount());
                state.bank(e.postedOn(), e.amount());
            }
            case RETURN -> unreturned(state, e);
        }
        state.entries.computeIfPresent(e.entry(), (id, entry) -> entry.asReversed());
    }

    private static void unreturned(FundState state, EntryReversed e) {
        state.draw(e.draws());
        if (e.disbursement() != null && e.allocation() != null) {
            DisbursementState payment = state.disbursement(e.disbursement());
            payment.returned = payment.returned.minus(e.amount());
            AllocationState allocation = state.allocation(e.allocation());
            allocation.returned = allocation.returned.minus(e.amount());
            for (GiftDraw draw : e.draws()) {
                payment.restored.merge(draw.receipt(), draw.amount().negated(), Money::plus);
                GiftState gift = state.gift(draw.gift());
                gift.returned = gift.returned.minus(draw.amount());
            }
        }
        state.bank(e.postedOn(), e.amount().negated());
    }

    private static void approved(FundState state, AllocationApproved e) {
        AllocationState allocation = state.allocation(e.allocation());
        e.sourcesBefore()
                .forEach(source -> {
                    GiftState gift = state.gift(source.gift());
                    gift.allocated = gift.allocated.minus(source.amount());
                });
        allocation.sources.clear();
        e.sources()
                .forEach(source -> {
                    allocation.sources.put(source.gift(), source.amount());
                    GiftState gift = state.gift(source.gift());
                    gift.allocated = gift.allocated.plus(source.amount());
                });
        Money more = e.amount().minus(e.was());
        allocation.lines = e.lines();
        allocation.allocated = e.amount();
        allocation.approved = true;
        allocation.proposal = null;
        if (e.delegated()) {
            state.delegated.merge(
                    new FundState.RecipientYear(e.recipient(), e.on().effective().getYear()),
                    more,
                    Money::plus);
        }
        if (e.mode() == AllocationMode.OVERHEAD) {
            state.overhead = state.overhead.plus(more);
        }
    }

    private static void paid(
            FundState state, DisbursementId id, DisbursementState payment, LocalDate postedOn) {
        state.disbursements.put(id, payment);
        bankLine(state, payment.bankRef);
        state.draw(payment.draws);
        disbursed(state, payment, payment.amount, false);
        state.bank(postedOn, payment.amount.negated());
    }

    private static void undone(FundState state, DisbursementState payment, LocalDate postedOn) {
        payment.undone = true;
        state.restore(payment.draws);
        disbursed(state, payment, payment.amount.negated(), true);
        state.bank(postedOn, payment.amount);
    }

    private static void disbursed(
            FundState state, DisbursementState payment, Money change, boolean back) {
        AllocationState allocation = state.allocation(payment.allocation);
        allocation.disbursed = allocation.disbursed.plus(change);
        if (!payment.direct) {
            allocation.advanced = allocation.advanced.plus(change);
        }
        for (GiftDraw draw : payment.draws) {
            Money part = back ? draw.amount().negated() : draw.amount();
            allocation.disbursedOf.put(
                    draw.gift(), allocation.of(draw.gift(), allocation.disbursedOf).plus(part));
            GiftState gift = state.gift(draw.gift());
            gift.disbursed = gift.disbursed.plus(part);
        }
    }

    private static void restored(
            FundState state, DisbursementState payment, List<GiftDraw> restores) {
        state.restore(restores);
        for (GiftDraw restore : restores) {
            payment.restored.merge(restore.receipt(), restore.amount(), Money::plus);
            GiftState gift = state.gift(restore.gift());
            gift.returned = gift.returned.plus(restore.amount());
        }
    }

    private static void decided(
            FundState state,
            ExpenditureReportId id,
            AllocationId allocation,
            List<BudgetLine> lines,
            Money amount) {
        ReportState report = state.reports.get(id);
        if (report != null) {
            lines.forEach(
                    line -> report.open.merge(line.line(), line.amount().negated(), Money::plus));
        }
        AllocationState of = state.allocation(allocation);
        of.reported = of.reported.minus(amount);
    }
}
