package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.PaymentMade;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** All that came in, and what was drawn of it. Immutable. */
record Receipts(PMap<ReceiptId, ReceiptState> all) {
    static final Receipts NONE = new Receipts(HashTreePMap.empty());

    @Nullable ReceiptState find(ReceiptId receipt) {
        return all.get(receipt);
    }

    Receipts after(FundingEvent event) {
        return switch (event) {
            case ReceiptRecorded e -> with(e.receipt(), ReceiptState.of(e));
            case OtherIncomeRecorded e -> with(e.receipt(), ReceiptState.of(e));
            case ReceiptIdentified e -> with(e.receipt(), known(e.receipt()).after(e));
            case ChargeRecorded e -> drawn(e.draws());
            case DonorRefunded e -> drawn(e.draws());
            case PaymentMade e -> drawn(e.draws());
            case PaymentReturned e -> restored(e.restores());
            case DisbursementReversed e -> restored(e.restores());
            case RecoveryRecorded e -> restored(e.restores());
            case ReturnRecorded e -> restored(e.restores());
            case EntryReversed e -> reversed(e);
            default -> this;
        };
    }

    private Receipts reversed(EntryReversed e) {
        return switch (e.kind()) {
            case RECEIPT, OTHER_INCOME -> {
                ReceiptId receipt = new ReceiptId(e.entry().value());
                yield with(receipt, known(receipt).asReversed());
            }
            case CHARGE, REFUND -> restored(e.draws());
            case RETURN -> drawn(e.draws());
        };
    }

    private Receipts drawn(List<GiftDraw> draws) {
        return each(draws, ReceiptState::drawn);
    }

    private Receipts restored(List<GiftDraw> draws) {
        return each(draws, ReceiptState::restored);
    }

    private Receipts each(
            List<GiftDraw> draws, BiFunction<ReceiptState, Money, ReceiptState> change) {
        Receipts after = this;
        for (GiftDraw draw : draws) {
            ReceiptState changed = change.apply(after.known(draw.receipt()), draw.amount());
            after = after.with(draw.receipt(), changed);
        }
        return after;
    }

    private ReceiptState known(ReceiptId receipt) {
        return Objects.requireNonNull(all.get(receipt), receipt::toString);
    }

    private Receipts with(ReceiptId id, ReceiptState receipt) {
        return new Receipts(all.plus(id, receipt));
    }
}
