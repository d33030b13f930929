package org.iioe.ledger.funding.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A payment under an allocation, and what came of it. Members stand in the order of the JSON, which
 * leaves out what has not happened.
 *
 * @param status null on a day on which it was not paid, though something else is in force
 * @param payment null on a day on which it was not paid, though something else is in force
 * @param sentBack that the bank sent it back
 * @param confirmation what the recipient says of it
 * @param returns what the recipient paid back
 * @param returnReversals the returns that were entered by mistake
 * @param misdirected what of it went to somebody else
 * @param recoveries what of that came back
 * @param writeOffs what of that was given up
 * @param reversal that it was entered by mistake
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisbursementView(
        String id,
        FundId fund,
        @Nullable Status status,
        @Nullable PaymentView payment,
        long position,
        @Nullable PaymentReturned sentBack,
        @Nullable ReceiptConfirmed confirmation,
        @Acts.Several List<ReturnRecorded> returns,
        @Acts.Several List<EntryReversed> returnReversals,
        @Acts.Several List<MisdirectedPaymentRecorded> misdirected,
        @Acts.Several List<RecoveryRecorded> recoveries,
        @Acts.Several List<MisdirectedPaymentWrittenOff> writeOffs,
        @Nullable DisbursementReversed reversal)
        implements PartOfFund {
    /** Where payments stand. */
    public static final HistoryTable<DisbursementView> TABLE =
            new HistoryTable<>("disbursement", DisbursementView.class);

    /** What became of a payment. */
    public enum Status {
        /** It was paid. */
        PAID,
        /** The bank sent it back. */
        SENT_BACK,
        /** It never was: it was entered by mistake. */
        REVERSED
    }

    static DisbursementView none(String id, FundId fund) {
        return new DisbursementView(
                id, fund, null, null, 0, null, null, List.of(), List.of(), List.of(), List.of(),
                List.of(), null);
    }

    /** With what an event says of it, and with null in the status that it has. */
    DisbursementView after(FundingEvent event, @Nullable Status now, long at) {
        PaymentView paid = PaymentView.of(event);
        return new DisbursementView(
                id,
                fund,
                now == null ? status : now,
                paid == null ? payment : paid,
                at,
                event instanceof PaymentReturned e ? e : sentBack,
                event instanceof ReceiptConfirmed e ? e : confirmation,
                Acts.after(returns, ReturnRecorded.class, event),
                Acts.after(returnReversals, EntryReversed.class, event),
                Acts.after(misdirected, MisdirectedPaymentRecorded.class, event),
                Acts.after(recoveries, RecoveryRecorded.class, event),
                Acts.after(writeOffs, MisdirectedPaymentWrittenOff.class, event),
                event instanceof DisbursementReversed e ? e : reversal);
    }
}
