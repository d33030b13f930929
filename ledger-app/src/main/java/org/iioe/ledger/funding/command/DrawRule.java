package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_RECEIPT;
import static org.iioe.ledger.funding.FundingRefusal.IN_SUSPENSE;

import org.iioe.ledger.Money;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.funding.Draw;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.ReceiptId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * No more is drawn from a receipt than remains of it, and no more goes back than was drawn: so each
 * donor's money is traced once and only once. It holds for facts too, since a draw is this ledger's
 * own bookkeeping: another receipt can be named.
 */
final class DrawRule {
    private DrawRule() {}

    /** The draws with their gifts, where they are possible. */
    static List<GiftDraw> draw(FundState state, List<Draw> draws) {
        List<GiftDraw> named = new ArrayList<>();
        for (Draw draw : draws) {
            state.requireCurrency(draw.amount());
            ReceiptState receipt = state.receipt(draw.receipt());
            Refusal.unless(
                    !receipt.suspense(),
                    IN_SUSPENSE,
                    () ->
                            "%s is in suspense: say first whose gift it is."
                                    .formatted(draw.receipt()));
            if (draw.amount().exceeds(receipt.remaining())) {
                throw new Refusal(
                                EXCEEDS_RECEIPT,
                                "%s asked of %s, of which %s remain."
                                        .formatted(
                                                draw.amount(), draw.receipt(), receipt.remaining()))
                        .with("asked", draw.amount())
                        .with("remaining", receipt.remaining());
            }
            named.add(new GiftDraw(draw.receipt(), receipt.gift(), draw.amount()));
        }
        return named;
    }

    /** What goes back into the receipts that a payment drew on, where it was drawn. */
    static List<GiftDraw> restore(FundState state, DisbursementState payment, List<Draw> restores) {
        Map<ReceiptId, GiftDraw> drawn = new HashMap<>();
        payment.draws().forEach(draw -> drawn.put(draw.receipt(), draw));
        List<GiftDraw> named = new ArrayList<>();
        for (Draw restore : restores) {
            state.requireCurrency(restore.amount());
            GiftDraw draw = drawn.get(restore.receipt());
            Money back = payment.restored().of(restore.receipt());
            if (draw == null || back.plus(restore.amount()).exceeds(draw.amount())) {
                throw new Refusal(
                        EXCEEDS_RECEIPT,
                        "%s cannot go back into %s: the payment drew %s on it, of which %s went back."
                                .formatted(
                                        restore.amount(),
                                        restore.receipt(),
                                        draw == null ? state.zero() : draw.amount(),
                                        back));
            }
            named.add(new GiftDraw(restore.receipt(), draw.gift(), restore.amount()));
        }
        return named;
    }
}
