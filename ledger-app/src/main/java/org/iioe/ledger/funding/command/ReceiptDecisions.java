package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.ALREADY_REVERSED;
import static org.iioe.ledger.funding.FundingRefusal.DONOR_UNKNOWN;
import static org.iioe.ledger.funding.FundingRefusal.ENTRY_IN_USE;
import static org.iioe.ledger.funding.FundingRefusal.MATCHED_WITH_BANK;
import static org.iioe.ledger.funding.FundingRefusal.NOT_IN_SUSPENSE;
import static org.iioe.ledger.funding.FundingRefusal.NOT_ITS_SOURCE;
import static org.iioe.ledger.funding.FundingRefusal.RECEIPT_EXISTS;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_ENTRY;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_INSTALMENT;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.InstalmentId;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.ReceiptCommand.IdentifyReceipt;
import org.iioe.ledger.funding.ReceiptCommand.RecordCharge;
import org.iioe.ledger.funding.ReceiptCommand.RecordOtherIncome;
import org.iioe.ledger.funding.ReceiptCommand.RecordReceipt;
import org.iioe.ledger.funding.ReceiptCommand.RefundDonor;
import org.iioe.ledger.funding.ReceiptCommand.ReverseEntry;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.ReversibleKind;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Decides on money that comes in, on what the bank takes, and on entries that were errors. */
final class ReceiptDecisions {
    private ReceiptDecisions() {}

    static FundingEvent decide(FundState state, RecordReceipt c) {
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

    static FundingEvent decide(FundState state, IdentifyReceipt c) {
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

    static FundingEvent decide(FundState state, RecordOtherIncome c) {
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

    static FundingEvent decide(FundState state, RecordCharge c) {
        state.requireCurrency(c.amount());
        state.requireFree(c.entry());
        state.requireFreeBankLine(c.bankRef());
        List<GiftDraw> draws = DrawRule.draw(state, c.draws());
        List<RecordedException> exceptions =
                Exceptions.of(
                        Stream.concat(
                                        available(state, draws),
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

    static FundingEvent decide(FundState state, RefundDonor c) {
        state.requireCurrency(c.amount());
        state.requireFree(c.entry());
        state.requireFreeBankLine(c.bankRef());
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

    static FundingEvent decide(FundState state, ReverseEntry c) {
        return switch (c.kind()) {
            case RECEIPT, OTHER_INCOME -> reverseReceipt(state, c);
            case CHARGE, RETURN, REFUND -> reverseOther(state, c);
        };
    }

    private static FundingEvent reverseReceipt(FundState state, ReverseEntry c) {
        ReceiptId id = new ReceiptId(c.entry().value());
        ReceiptState receipt = state.receipts().find(id);
        if (receipt == null || receipt.income() != (c.kind() == ReversibleKind.OTHER_INCOME)) {
            throw new Refusal(UNKNOWN_ENTRY, "%s has no such entry %s.".formatted(c.fund(), id));
        }
        Refusal.unless(
                !receipt.reversed(),
                ALREADY_REVERSED,
                () -> "%s is reversed already.".formatted(id));
        requireNoBankLine(receipt.bankRef(), c);
        Refusal.unless(
                receipt.remaining().equals(receipt.amount()),
                ENTRY_IN_USE,
                () ->
                        "%s of %s were drawn."
                                .formatted(receipt.amount().minus(receipt.remaining()), id));
        List<RecordedException> exceptions =
                receipt.suspense()
                        ? List.of()
                        : Exceptions.of(() ->
                                AvailabilityRule.check(
                                        state, receipt.gift(), receipt.amount(), false));
        return new EntryReversed(
                c.fund(),
                c.kind(),
                c.entry(),
                receipt.gift(),
                receipt.amount(),
                receipt.againstCommitment(),
                List.of(),
                null,
                null,
                c.reason(),
                state.postingDay(c.on()),
                exceptions,
                c.on(),
                c.source());
    }

    private static FundingEvent reverseOther(FundState state, ReverseEntry c) {
        EntryState entry = state.entries().find(c.entry());
        if (entry == null || entry.kind() != c.kind()) {
            throw new Refusal(
                    UNKNOWN_ENTRY, "%s has no such entry %s.".formatted(c.fund(), c.entry()));
        }
        Refusal.unless(
                !entry.reversed(),
                ALREADY_REVERSED,
                () -> "%s is reversed already.".formatted(c.entry()));
        requireNoBankLine(entry.bankRef(), c);
        List<RecordedException> exceptions = List.of();
        if (c.kind() == ReversibleKind.RETURN) {
            for (GiftDraw draw : entry.draws()) {
                Refusal.unless(
                        !draw.amount().exceeds(state.receipt(draw.receipt()).remaining()),
                        ENTRY_IN_USE,
                        () -> "What went back into %s was drawn again.".formatted(draw.receipt()));
            }
            exceptions = Exceptions.of(available(state, entry.draws()).toList());
        }
        return new EntryReversed(
                c.fund(),
                c.kind(),
                c.entry(),
                entry.gift(),
                entry.amount(),
                state.zero(),
                entry.draws(),
                entry.disbursement(),
                entry.allocation(),
                c.reason(),
                state.postingDay(c.on()),
                exceptions,
                c.on(),
                c.source());
    }

    /** Each draw asks no more than is available. */
    private static Stream<Runnable> available(FundState state, List<GiftDraw> draws) {
        return draws.stream()
                .map(draw ->
                        () -> AvailabilityRule.check(state, draw.gift(), draw.amount(), false));
    }

    private static void requireNoBankLine(@Nullable BankRef bankRef, ReverseEntry c) {
        Refusal.unless(
                bankRef == null,
                MATCHED_WITH_BANK,
                () -> "%s matches the bank's line %s: it happened.".formatted(c.entry(), bankRef));
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
        GiftDecisions.requireDonor(gift, id, donor);
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
