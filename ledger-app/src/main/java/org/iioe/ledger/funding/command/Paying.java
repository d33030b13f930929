package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.ALREADY_CONFIRMED;
import static org.iioe.ledger.funding.FundingRefusal.DISBURSEMENT_EXISTS;
import static org.iioe.ledger.funding.FundingRefusal.NOT_THE_RECIPIENT;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.PaymentCommand.ConfirmReceipt;
import org.iioe.ledger.funding.PaymentCommand.Disburse;
import org.iioe.ledger.funding.PaymentCommand.PayDirectCost;
import org.iioe.ledger.funding.PaymentCommand.Payment;
import org.iioe.ledger.funding.PaymentMade;
import org.iioe.ledger.funding.ReceiptConfirmed;

import java.time.LocalDate;
import java.util.List;

/** Decides on payments. They are facts: what is wrong with one is recorded with it. */
final class Paying {
    private Paying() {}

    static PaymentMade paid(FundState state, Payment c, Members members) {
        state.requireCurrency(c.amount());
        Refusal.unless(
                state.payments().find(c.disbursement()) == null,
                DISBURSEMENT_EXISTS,
                () -> "%s has a disbursement %s already.".formatted(c.fund(), c.disbursement()));
        state.requireFreeBankLine(c.bankRef());
        AllocationState allocation = state.allocation(c.allocation());
        List<GiftDraw> draws = DrawRule.draw(state, c.draws());
        LocalDate postedOn = state.postingDay(c.on());
        List<RecordedException> exceptions =
                PaymentRule.exceptions(state, c, allocation, draws, members);
        return switch (c) {
            case Disburse _ ->
                    new Disbursed(
                            c.fund(),
                            c.disbursement(),
                            c.allocation(),
                            allocation.recipient(),
                            c.amount(),
                            draws,
                            c.payee(),
                            c.bankRef(),
                            c.valueDate(),
                            postedOn,
                            exceptions,
                            c.on(),
                            c.source());
            case PayDirectCost _ ->
                    new DirectCostPaid(
                            c.fund(),
                            c.disbursement(),
                            c.allocation(),
                            allocation.recipient(),
                            c.amount(),
                            draws,
                            c.payee(),
                            c.bankRef(),
                            c.valueDate(),
                            postedOn,
                            exceptions,
                            c.on(),
                            c.source());
        };
    }

    static ReceiptConfirmed confirmed(FundState state, ConfirmReceipt c) {
        DisbursementState payment = state.payment(c.disbursement());
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
}
