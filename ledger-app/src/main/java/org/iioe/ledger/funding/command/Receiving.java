package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.DONOR_UNKNOWN;
import static org.iioe.ledger.funding.FundingRefusal.NOT_IN_SUSPENSE;
import static org.iioe.ledger.funding.FundingRefusal.NOT_ITS_SOURCE;
import static org.iioe.ledger.funding.FundingRefusal.RECEIPT_EXISTS;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_INSTALMENT;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.InstalmentId;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.ReceiptCommand.IdentifyReceipt;
import org.iioe.ledger.funding.ReceiptCommand.RecordCharge;
import org.iioe.ledger.funding.ReceiptCommand.RecordOtherIncome;
import org.iioe.ledger.funding.ReceiptCommand.RecordReceipt;
import org.iioe.ledger.funding.ReceiptCommand.RefundDonor;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Decides on money that comes in, and on what the bank takes or a donor gets back. */
final class Receiving {
    private Receiving() {}

    static ReceiptRecorded received(FundState state, RecordReceipt c) {
        state.requireCurrency(c.amount());
        requireFree(state, c.receipt());
        state.requireFreeBankLine(c.bankRef());
        GiftId id = c.gift();
        OrganisationId donor = c.donor();
        Money against = state.zero();
        if (id != null) {
            GiftState gift = state.gifts().find(id);
            donor = donor(gift, id, donor);
            InstalmentId instalment = c.instalment();
            Refusal.unless(
                    instalment == null || (gift != null && gift.instalments().contains(instalment)),
                    UNKNOWN_INSTALMENT,
                    () -> "The commitment of %s has no instalment %s.".formatted(id, instalment));
            against = against(state, gift, c.amount());
        }
        return new ReceiptRecorded(
                c.fund(),
                c.receipt(),
                id,
                donor,
                c.instalment(),
                c.amount(),
                against,
                c.original(),
                c.rate(),
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                Exceptions.late(state, c.on()),
                c.on(),
                c.source());
    }

    static ReceiptIdentified identified(FundState state, IdentifyReceipt c) {
        ReceiptState receipt = state.receipt(c.receipt());
        Refusal.unless(
                receipt.suspense(),
                NOT_IN_SUSPENSE,
                () -> "%s is not in suspense.".formatted(c.receipt()));
        GiftState gift = state.gifts().find(c.gift());
        OrganisationId donor = donor(gift, c.gift(), c.donor());
        return new ReceiptIdentified(
                c.fund(),
                c.receipt(),
                c.gift(),
                donor,
                receipt.amount(),
                against(state, gift, receipt.amount()),
                state.postingDay(c.on()),
                c.on(),
                c.source());
    }

    static OtherIncomeRecorded earned(FundState state, RecordOtherIncome c) {
        state.requireCurrency(c.amount());
        requireFree(state, c.receipt());
        state.requireFreeBankLine(c.bankRef());
        return new OtherIncomeRecorded(
                c.fund(),
                c.receipt(),
                c.kind(),
                c.amount(),
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                Exceptions.late(state, c.on()),
                c.on(),
                c.source());
    }

    static ChargeRecorded charged(FundState state, RecordCharge c) {
        state.requireNew(c.entry(), c.amount(), c.bankRef());
        List<GiftDraw> draws = DrawRule.draw(state, c.draws());
        List<RecordedException> exceptions =
                Exceptions.of(
                        Stream.concat(
                                        AvailabilityRule.each(state, draws),
                                        Stream.of(() -> Exceptions.checkLate(state, c.on())))
                                .toList());
        return new ChargeRecorded(
                c.fund(),
                c.entry(),
                c.kind(),
                c.amount(),
                draws,
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                exceptions,
                c.on(),
                c.source());
    }

    static DonorRefunded refunded(FundState state, RefundDonor c) {
        state.requireNew(c.entry(), c.amount(), c.bankRef());
        state.gift(c.gift());
        AvailabilityRule.check(state, c.gift(), c.amount(), false);
        List<GiftDraw> draws = DrawRule.draw(state, c.draws());
        for (GiftDraw draw : draws) {
            Refusal.unless(
                    c.gift().equals(draw.gift()),
                    NOT_ITS_SOURCE,
                    () -> "%s is no receipt of %s.".formatted(draw.receipt(), c.gift()));
        }
        return new DonorRefunded(
                c.fund(),
                c.entry(),
                c.gift(),
                c.amount(),
                draws,
                c.bankRef(),
                c.valueDate(),
                state.postingDay(c.on()),
                c.on(),
                c.source());
    }

    private static void requireFree(FundState state, ReceiptId receipt) {
        Refusal.unless(
                state.receipts().find(receipt) == null,
                RECEIPT_EXISTS,
                () -> "%s has a receipt %s already.".formatted(state.fund(), receipt));
    }

    private static OrganisationId donor(
            @Nullable GiftState gift, GiftId id, @Nullable OrganisationId named) {
        OrganisationId donor = named != null ? named : gift == null ? null : gift.donor();
        if (donor == null) {
            throw new Refusal(DONOR_UNKNOWN, "The gift %s is new: name its donor.".formatted(id));
        }
        Giving.requireDonor(gift, id, donor);
        return donor;
    }

    /** How much of a receipt an outstanding commitment had promised. */
    private static Money against(FundState state, @Nullable GiftState gift, Money amount) {
        if (gift == null || !gift.outstanding().isPositive()) {
            return state.zero();
        }
        return amount.exceeds(gift.outstanding()) ? gift.outstanding() : amount;
    }
}
