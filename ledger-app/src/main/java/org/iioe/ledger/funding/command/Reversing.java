package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.ALREADY_REVERSED;
import static org.iioe.ledger.funding.FundingRefusal.ENTRY_IN_USE;
import static org.iioe.ledger.funding.FundingRefusal.MATCHED_WITH_BANK;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_ENTRY;

import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.ReceiptCommand.ReverseEntry;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.ReversibleKind;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Decides on entries that were errors. */
final class Reversing {
    private Reversing() {}

    static EntryReversed reversed(FundState state, ReverseEntry c) {
        return switch (c.kind()) {
            case RECEIPT, OTHER_INCOME -> receiptReversed(state, c);
            case CHARGE, RETURN, REFUND -> otherReversed(state, c);
        };
    }

    private static EntryReversed receiptReversed(FundState state, ReverseEntry c) {
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

    private static EntryReversed otherReversed(FundState state, ReverseEntry c) {
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
            exceptions = Exceptions.of(AvailabilityRule.each(state, entry.draws()).toList());
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

    private static void requireNoBankLine(@Nullable BankRef bankRef, ReverseEntry c) {
        Refusal.unless(
                bankRef == null,
                MATCHED_WITH_BANK,
                () -> "%s matches the bank's line %s: it happened.".formatted(c.entry(), bankRef));
    }
}
