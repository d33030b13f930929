package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.ALREADY_CONFIRMED;
import static org.iioe.ledger.funding.FundingRefusal.DISBURSEMENT_EXISTS;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_ADVANCE;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_ALLOCATION;
import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_RECOVERABLE;
import static org.iioe.ledger.funding.FundingRefusal.MATCHED_WITH_BANK;
import static org.iioe.ledger.funding.FundingRefusal.NOT_APPROVED;
import static org.iioe.ledger.funding.FundingRefusal.NOT_ITS_SOURCE;
import static org.iioe.ledger.funding.FundingRefusal.NOT_THE_RECIPIENT;
import static org.iioe.ledger.funding.FundingRefusal.PAYMENT_ACCOUNTED_FOR;
import static org.iioe.ledger.funding.FundingRefusal.PAYMENT_UNDONE;
import static org.iioe.ledger.funding.FundingRefusal.RECIPIENT_LEFT;
import static org.iioe.ledger.funding.FundingRefusal.WRONG_MODE;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.PaymentCommand.ConfirmReceipt;
import org.iioe.ledger.funding.PaymentCommand.Disburse;
import org.iioe.ledger.funding.PaymentCommand.PayDirectCost;
import org.iioe.ledger.funding.PaymentCommand.RecordMisdirectedPayment;
import org.iioe.ledger.funding.PaymentCommand.RecordPaymentReturned;
import org.iioe.ledger.funding.PaymentCommand.RecordRecovery;
import org.iioe.ledger.funding.PaymentCommand.RecordReturn;
import org.iioe.ledger.funding.PaymentCommand.ReverseDisbursement;
import org.iioe.ledger.funding.PaymentCommand.WriteOff;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.iioe.ledger.funding.command.AllocationState.Total;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides on payments. They are facts: what is wrong with one is recorded with it. */
final class PaymentDecisions {
    private PaymentDecisions() {}

    static FundingEvent decide(FundState state, Disburse c, Members members) {
        requireNew(state, c.disbursement(), c.amount(), c.bankRef());
        AllocationState allocation = state.allocation(c.allocation());
        List<GiftDraw> draws = DrawRule.draw(state, c.draws());
        return new Disbursed(
                c.fund(),
                c.disbursement(),
                c.allocation(),
                allocation.recipient(),
                c.amount(),
                draws,
                c.payee(),
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                exceptions(
                        state,
                        c.allocation(),
                        allocation,
                        c.amount(),
                        draws,
                        c.on(),
                        members,
                        false),
                c.on(),
                c.source());
    }

    static FundingEvent decide(FundState state, PayDirectCost c, Members members) {
        requireNew(state, c.disbursement(), c.amount(), c.bankRef());
        AllocationState allocation = state.allocation(c.allocation());
        List<GiftDraw> draws = DrawRule.draw(state, c.draws());
        return new DirectCostPaid(
                c.fund(),
                c.disbursement(),
                c.allocation(),
                allocation.recipient(),
                c.amount(),
                draws,
                c.payee(),
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                exceptions(
                        state,
                        c.allocation(),
                        allocation,
                        c.amount(),
                        draws,
                        c.on(),
                        members,
                        true),
                c.on(),
                c.source());
    }

    static FundingEvent decide(FundState state, RecordPaymentReturned c) {
        DisbursementState payment = present(state, c.disbursement());
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

    static FundingEvent decide(FundState state, ReverseDisbursement c) {
        DisbursementState payment = present(state, c.disbursement());
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

    static FundingEvent decide(FundState state, RecordMisdirectedPayment c) {
        state.requireCurrency(c.amount());
        DisbursementState payment = present(state, c.disbursement());
        Refusal.unless(
                !payment.direct(),
                WRONG_MODE,
                () -> "%s paid a supplier, not a recipient.".formatted(c.disbursement()));
        Money left = payment.kept();
        requireWithin(c.amount(), left);
        AllocationState allocation = state.allocation(payment.allocation());
        List<RecordedException> exceptions =
                Exceptions.of(
                        () -> requireWithin(c.amount(), allocation.unreported()),
                        () -> Exceptions.checkLate(state, c.on()));
        return new MisdirectedPaymentRecorded(
                c.fund(),
                c.disbursement(),
                payment.allocation(),
                c.amount(),
                c.party(),
                c.reason(),
                state.postingDay(c.on()),
                exceptions,
                c.on(),
                c.source());
    }

    static FundingEvent decide(FundState state, RecordRecovery c) {
        state.requireCurrency(c.amount());
        state.requireFree(c.entry());
        state.requireFreeBankLine(c.bankRef());
        DisbursementState payment = present(state, c.disbursement());
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

    static FundingEvent decide(FundState state, WriteOff c, Resolutions resolutions) {
        state.requireCurrency(c.amount());
        state.requireFree(c.entry());
        DisbursementState payment = present(state, c.disbursement());
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

    static FundingEvent decide(FundState state, ConfirmReceipt c) {
        DisbursementState payment = present(state, c.disbursement());
        OrganisationId recipient = state.allocation(payment.allocation()).recipient();
        Refusal.unless(
                recipient.equals(c.recipient()),
                NOT_THE_RECIPIENT,
                () -> "%s went to %s.".formatted(c.disbursement(), recipient));
        Refusal.unless(
                !payment.confirmed(),
                ALREADY_CONFIRMED,
                () -> "%s is confirmed already.".formatted(c.disbursement()));
        Money charges = c.charges();
        boolean comparable =
                c.amount().currency().equals(state.zero().currency())
                        && (charges == null || charges.currency().equals(state.zero().currency()));
        Money difference =
                comparable
                        ? payment.amount()
                                .minus(c.amount())
                                .minus(charges == null ? state.zero() : charges)
                        : null;
        return new ReceiptConfirmed(
                c.fund(),
                c.disbursement(),
                payment.allocation(),
                c.recipient(),
                c.amount(),
                charges,
                difference,
                c.on(),
                c.source());
    }

    static FundingEvent decide(FundState state, RecordReturn c) {
        state.requireCurrency(c.amount());
        state.requireFree(c.entry());
        state.requireFreeBankLine(c.bankRef());
        DisbursementState payment = present(state, c.disbursement());
        Refusal.unless(
                !payment.direct(),
                WRONG_MODE,
                () -> "%s paid a supplier, not a recipient.".formatted(c.disbursement()));
        requireWithin(c.amount(), payment.kept());
        AllocationState allocation = state.allocation(payment.allocation());
        List<GiftDraw> restores = DrawRule.restore(state, payment, c.restores());
        List<RecordedException> exceptions =
                Exceptions.of(
                        () -> requireWithin(c.amount(), allocation.unreported()),
                        () -> Exceptions.checkLate(state, c.on()));
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
                exceptions,
                c.on(),
                c.source());
    }

    /** What is wrong with a payment. Nothing is asked of an approval that there is not. */
    private static List<RecordedException> exceptions(
            FundState state,
            AllocationId id,
            AllocationState allocation,
            Money amount,
            List<GiftDraw> draws,
            Edtf on,
            Members members,
            boolean direct) {
        List<Runnable> rules = new ArrayList<>();
        rules.add(() ->
                Refusal.unless(
                        allocation.approved(),
                        NOT_APPROVED,
                        () -> "%s is not approved.".formatted(id)));
        rules.add(() ->
                Refusal.unless(
                        direct
                                ? allocation.mode() == AllocationMode.DIRECT
                                        || allocation.mode() == AllocationMode.OVERHEAD
                                : allocation.mode() != AllocationMode.DIRECT,
                        WRONG_MODE,
                        () -> "%s is of mode %s.".formatted(id, allocation.mode())));
        if (allocation.approved()) {
            rules.add(() -> requireWithinAllocation(id, allocation, amount));
            rules.addAll(itsSources(id, allocation, draws));
        }
        rules.add(() ->
                Refusal.unless(
                        allocation.mode() == AllocationMode.OVERHEAD
                                || members.register()
                                        .isMember(allocation.recipient(), on.effective()),
                        RECIPIENT_LEFT,
                        () -> "%s is no member on %s.".formatted(allocation.recipient(), on)));
        rules.add(() -> Exceptions.checkLate(state, on));
        return Exceptions.of(rules);
    }

    private static void requireWithinAllocation(
            AllocationId id, AllocationState allocation, Money amount) {
        Money paid = allocation.of(Total.DISBURSED).plus(amount);
        Refusal.unless(
                !paid.exceeds(allocation.of(Total.ALLOCATED)),
                EXCEEDS_ALLOCATION,
                () ->
                        "%s would be paid under %s, and %s are allocated."
                                .formatted(paid, id, allocation.of(Total.ALLOCATED)));
    }

    /** Of each gift that is drawn no more is paid than the allocation has of it. */
    private static List<Runnable> itsSources(
            AllocationId id, AllocationState allocation, List<GiftDraw> draws) {
        Map<@Nullable GiftId, Money> paid = new LinkedHashMap<>();
        for (GiftDraw draw : draws) {
            paid.merge(draw.gift(), draw.amount(), Money::plus);
        }
        List<Runnable> rules = new ArrayList<>();
        paid.forEach((gift, amount) -> {
            Money share = allocation.sources().of(gift);
            rules.add(() ->
                    Refusal.unless(
                            !allocation.disbursedOf().of(gift).plus(amount).exceeds(share),
                            NOT_ITS_SOURCE,
                            () ->
                                    "%s pays at most %s of %s."
                                            .formatted(
                                                    gift == null ? "The own income" : gift,
                                                    share,
                                                    id)));
        });
        return rules;
    }

    private static void requireNew(
            FundState state, DisbursementId id, Money amount, @Nullable BankRef bankRef) {
        state.requireCurrency(amount);
        Refusal.unless(
                state.payments().find(id) == null,
                DISBURSEMENT_EXISTS,
                () -> "%s has a disbursement %s already.".formatted(state.fund(), id));
        state.requireFreeBankLine(bankRef);
    }

    private static DisbursementState present(FundState state, DisbursementId id) {
        DisbursementState payment = state.disbursement(id);
        Refusal.unless(
                !payment.undone(),
                PAYMENT_UNDONE,
                () -> "%s came back or was reversed.".formatted(id));
        return payment;
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
