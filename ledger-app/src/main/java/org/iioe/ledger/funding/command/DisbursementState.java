package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.PaymentMade;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A payment, and what came back of it. Immutable.
 *
 * @param direct whether it paid a supplier, not a recipient
 * @param undone whether it came back or was reversed
 * @param restored what went back into the receipts that it drew on
 */
record DisbursementState(
        AllocationId allocation,
        boolean direct,
        Money amount,
        List<GiftDraw> draws,
        @Nullable BankRef bankRef,
        boolean undone,
        boolean confirmed,
        Amounts<ReceiptId> restored,
        Amounts<Total> totals) {

    /** What is added up of a payment. */
    enum Total {
        RETURNED,
        MISDIRECTED,
        RECOVERED,
        WRITTEN_OFF
    }

    static DisbursementState of(PaymentMade e) {
        Money zero = Money.zero(e.amount().currency());
        return new DisbursementState(
                e.allocation(),
                e.direct(),
                e.amount(),
                e.draws(),
                e.bankRef(),
                false,
                false,
                Amounts.none(zero),
                Amounts.none(zero));
    }

    Money of(Total total) {
        return totals.of(total);
    }

    /** What was paid and neither came back nor is owed by somebody else. */
    Money kept() {
        return amount.minus(of(Total.RETURNED)).minus(of(Total.MISDIRECTED));
    }

    /** What somebody else owes of it. */
    Money recoverable() {
        return of(Total.MISDIRECTED).minus(of(Total.RECOVERED)).minus(of(Total.WRITTEN_OFF));
    }

    /** The payment after an event that names it. */
    DisbursementState after(FundingEvent event) {
        return switch (event) {
            case PaymentReturned _, DisbursementReversed _ -> with(true, confirmed);
            case ReceiptConfirmed _ -> with(undone, true);
            case MisdirectedPaymentRecorded e -> with(totals.plus(Total.MISDIRECTED, e.amount()));
            case MisdirectedPaymentWrittenOff e -> with(totals.plus(Total.WRITTEN_OFF, e.amount()));
            case RecoveryRecorded e ->
                    with(totals.plus(Total.RECOVERED, e.amount())).restored(e.restores(), false);
            case ReturnRecorded e ->
                    with(totals.plus(Total.RETURNED, e.amount())).restored(e.restores(), false);
            case EntryReversed e ->
                    with(totals.minus(Total.RETURNED, e.amount())).restored(e.draws(), true);
            default -> this;
        };
    }

    private DisbursementState restored(List<GiftDraw> restores, boolean taken) {
        Amounts<ReceiptId> after = restored;
        for (GiftDraw restore : restores) {
            after =
                    taken
                            ? after.minus(restore.receipt(), restore.amount())
                            : after.plus(restore.receipt(), restore.amount());
        }
        return new DisbursementState(
                allocation, direct, amount, draws, bankRef, undone, confirmed, after, totals);
    }

    private DisbursementState with(boolean nowUndone, boolean nowConfirmed) {
        return new DisbursementState(
                allocation,
                direct,
                amount,
                draws,
                bankRef,
                nowUndone,
                nowConfirmed,
                restored,
                totals);
    }

    private DisbursementState with(Amounts<Total> to) {
        return new DisbursementState(
                allocation, direct, amount, draws, bankRef, undone, confirmed, restored, to);
    }
}
