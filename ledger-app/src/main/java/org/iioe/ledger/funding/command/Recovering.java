package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_ADVANCE;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_RECOVERABLE;
import static org.iioe.ledger.funding.FundingRefusal.MATCHED_WITH_BANK;
import static org.iioe.ledger.funding.FundingRefusal.PAYMENT_ACCOUNTED_FOR;
import static org.iioe.ledger.funding.FundingRefusal.WRONG_MODE;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.PaymentCommand.RecordMisdirectedPayment;
import org.iioe.ledger.funding.PaymentCommand.RecordPaymentReturned;
import org.iioe.ledger.funding.PaymentCommand.RecordRecovery;
import org.iioe.ledger.funding.PaymentCommand.RecordReturn;
import org.iioe.ledger.funding.PaymentCommand.ReverseDisbursement;
import org.iioe.ledger.funding.PaymentCommand.WriteOff;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;

import java.util.List;

/**
 * Decides on what becomes of a payment: it is sent back, reversed, misdirected, recovered, given up
 * or returned.
 */
final class Recovering {
    private Recovering() {}

    static PaymentReturned sentBack(FundState state, RecordPaymentReturned c) {
        DisbursementState payment = state.payment(c.disbursement());
        state.requireFreeBankLine(c.bankRef());
        requireNothingBuiltOn(state, c.disbursement(), payment);
        return new PaymentReturned(
                c.fund(),
                c.disbursement(),
                payment.allocation(),
                payment.direct(),
                payment.amount(),
                payment.draws(),
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                Exceptions.late(state, c.on()),
                c.on(),
                c.source());
    }

    static DisbursementReversed reversed(FundState state, ReverseDisbursement c) {
        DisbursementState payment = state.payment(c.disbursement());
        Refusal.unless(
                payment.bankRef() == null,
                MATCHED_WITH_BANK,
                () ->
                        "%s matches the bank's line %s: it happened. Record its return."
                                .formatted(c.disbursement(), payment.bankRef()));
        requireNothingBuiltOn(state, c.disbursement(), payment);
        return new DisbursementReversed(
                c.fund(),
                c.disbursement(),
                payment.allocation(),
                payment.direct(),
                payment.amount(),
                payment.draws(),
                c.reason(),
                state.postingDay(c.on()),
                c.on(),
                c.source());
    }

    static MisdirectedPaymentRecorded misdirected(FundState state, RecordMisdirectedPayment c) {
        state.requireCurrency(c.amount());
        DisbursementState payment = state.payment(c.disbursement());
        requireKept(c.disbursement(), payment, c.amount());
        return new MisdirectedPaymentRecorded(
                c.fund(),
                c.disbursement(),
                payment.allocation(),
                c.amount(),
                c.party(),
                c.reason(),
                state.postingDay(c.on()),
                exceptions(state, payment, c.amount(), c.on()),
                c.on(),
                c.source());
    }

    static RecoveryRecorded recovered(FundState state, RecordRecovery c) {
        state.requireNew(c.entry(), c.amount(), c.bankRef());
        DisbursementState payment = state.payment(c.disbursement());
        requireRecoverable(c.amount(), payment);
        return new RecoveryRecorded(
                c.fund(),
                c.entry(),
                c.disbursement(),
                payment.allocation(),
                c.amount(),
                DrawRule.restore(state, payment, c.restores()),
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                c.on(),
                c.source());
    }

    static MisdirectedPaymentWrittenOff writtenOff(
            FundState state, WriteOff c, Resolutions resolutions) {
        state.requireNew(c.entry(), c.amount(), null);
        DisbursementState payment = state.payment(c.disbursement());
        requireRecoverable(c.amount(), payment);
        resolutions.adopted(c.authority(), c.on().effective());
        return new MisdirectedPaymentWrittenOff(
                c.fund(),
                c.entry(),
                c.disbursement(),
                payment.allocation(),
                c.amount(),
                c.authority(),
                c.reason(),
                state.postingDay(c.on()),
                c.on(),
                c.source());
    }

    static ReturnRecorded returned(FundState state, RecordReturn c) {
        state.requireNew(c.entry(), c.amount(), c.bankRef());
        DisbursementState payment = state.payment(c.disbursement());
        requireKept(c.disbursement(), payment, c.amount());
        List<GiftDraw> restores = DrawRule.restore(state, payment, c.restores());
        return new ReturnRecorded(
                c.fund(),
                c.entry(),
                c.disbursement(),
                payment.allocation(),
                c.amount(),
                restores,
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                exceptions(state, payment, c.amount(), c.on()),
                c.on(),
                c.source());
    }

    private static void requireNothingBuiltOn(
            FundState state, DisbursementId id, DisbursementState payment) {
        AllocationState allocation = state.allocation(payment.allocation());
        Refusal.unless(
                payment.of(DisbursementState.Total.RETURNED).isZero()
                        && payment.of(DisbursementState.Total.MISDIRECTED).isZero(),
                PAYMENT_ACCOUNTED_FOR,
                () -> "Something of %s was returned or misdirected.".formatted(id));
        Refusal.unless(
                payment.direct()
                        || allocation.mode() == AllocationMode.REIMBURSEMENT
                        || !payment.amount().exceeds(allocation.unreported()),
                PAYMENT_ACCOUNTED_FOR,
                () ->
                        "Of what was paid under %s, %s are not reported; %s is more."
                                .formatted(
                                        payment.allocation(),
                                        allocation.unreported(),
                                        payment.amount()));
    }

    /** What a recipient has of a payment may be misdirected or returned, and no more. */
    private static void requireKept(DisbursementId id, DisbursementState payment, Money amount) {
        Refusal.unless(
                !payment.direct(),
                WRONG_MODE,
                () -> "%s paid a supplier, not a recipient.".formatted(id));
        requireWithin(amount, payment.kept());
    }

    private static List<RecordedException> exceptions(
            FundState state, DisbursementState payment, Money amount, Edtf on) {
        AllocationState allocation = state.allocation(payment.allocation());
        return Exceptions.of(
                () -> requireWithin(amount, allocation.unreported()),
                () -> Exceptions.checkLate(state, on));
    }

    private static void requireWithin(Money amount, Money left) {
        Refusal.unless(
                !amount.exceeds(left),
                EXCEEDS_ADVANCE,
                () ->
                        "%s are more than the %s that are paid and not accounted for."
                                .formatted(amount, left));
    }

    private static void requireRecoverable(Money amount, DisbursementState payment) {
        Refusal.unless(
                !amount.exceeds(payment.recoverable()),
                EXCEEDS_RECOVERABLE,
                () -> "%s are recoverable; %s are more.".formatted(payment.recoverable(), amount));
    }
}
