package org.iioe.ledger.histories;

import org.iioe.ledger.histories.OwnFund.Entry;
import org.iioe.ledger.histories.OwnFund.Gift;
import org.iioe.ledger.histories.OwnFund.Receipt;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Gifts, receipts, and what is taken from receipts without an allocation. */
final class GiftActs {
    private static final int MOST_GIFTS = 24;
    private static final int MOST_CHARGED = 900;
    private static final int MOST_REFUNDED = 200_000;

    private final Runner runner;
    private final Random random;

    GiftActs(Runner runner) {
        this.runner = runner;
        random = runner.random();
    }

    void give(FundBatch fund) {
        if (fund.fund().gifts.size() >= MOST_GIFTS) {
            return;
        }
        String id = runner.next("gift");
        String donor = runner.one(NetworkActs.donors());
        long sum = 1 + random.nextInt(9_000_000);
        boolean pledge = random.nextBoolean();
        fund.add(
                pledge ? "RecordPledge" : "RecordCommitment",
                "\"gift\":\"%s\",\"donor\":\"%s\",\"amount\":%s%s"
                        .formatted(
                                id, donor, fund.amount(sum), pledge ? "" : ",\"instalments\":[]"),
                of -> {
                    Gift gift = new Gift(donor);
                    of.gifts.put(id, gift);
                    if (pledge) {
                        gift.pledged = sum;
                    } else {
                        gift.committed = sum;
                    }
                });
    }

    void receive(FundBatch fund) {
        String gift = runner.any(fund.fund().gifts, (id, each) -> true);
        if (gift == null) {
            return;
        }
        String id = runner.next("receipt");
        long sum = 1 + random.nextInt(3_000_000);
        LocalDate closed = fund.fund().closed;
        boolean late = closed != null && random.nextInt(25) == 0;
        fund.add(
                "RecordReceipt",
                "\"receipt\":\"%s\",\"gift\":\"%s\",\"amount\":%s"
                        .formatted(id, gift, fund.amount(sum)),
                (late ? closed : fund.fund().day).toString(),
                of -> {
                    of.receipts.put(id, new Receipt(gift, false, sum));
                    if (late) {
                        of.exceptions.put(id, "");
                    }
                });
    }

    /** Money comes in and is nobody's gift yet. */
    void suspense(FundBatch fund) {
        String id = runner.next("receipt");
        long sum = 1 + random.nextInt(1_000_000);
        fund.add(
                "RecordReceipt",
                "\"receipt\":\"%s\",\"amount\":%s".formatted(id, fund.amount(sum)),
                of -> of.receipts.put(id, new Receipt(null, false, sum)));
    }

    void identify(FundBatch fund) {
        String id =
                runner.any(fund.fund().receipts, (key, each) -> each.suspense() && !each.reversed);
        String gift = runner.any(fund.fund().gifts, (key, each) -> true);
        if (id != null && gift != null) {
            fund.add(
                    "IdentifyReceipt",
                    "\"receipt\":\"%s\",\"gift\":\"%s\"".formatted(id, gift),
                    of -> of.receipt(id).gift = gift);
        }
    }

    void interest(FundBatch fund) {
        String id = runner.next("receipt");
        long sum = 1 + random.nextInt(50_000);
        fund.add(
                "RecordOtherIncome",
                "\"receipt\":\"%s\",\"kind\":\"interest\",\"amount\":%s"
                        .formatted(id, fund.amount(sum)),
                of -> of.receipts.put(id, new Receipt(null, true, sum)));
    }

    /** A charge of the bank, or a refund to the donor, from one receipt or two of a gift. */
    void charge(FundBatch fund, boolean refund) {
        OwnFund own = fund.fund();
        String receipt =
                runner.any(
                        own.receipts,
                        (id, each) ->
                                each.remaining() > 0
                                        && (each.gift != null || (each.income && !refund)));
        if (receipt == null) {
            return;
        }
        String gift = own.receipt(receipt).gift;
        Map<String, Long> draws = new LinkedHashMap<>();
        long left =
                Math.min(
                        gift == null ? MOST_CHARGED : own.free(gift),
                        refund ? MOST_REFUNDED : MOST_CHARGED);
        draw(own, receipt, left, draws);
        String second =
                runner.any(
                        own.receipts,
                        (id, each) ->
                                gift != null
                                        && !id.equals(receipt)
                                        && gift.equals(each.gift)
                                        && each.remaining() > 0);
        if (second != null) {
            draw(own, second, left - draws.getOrDefault(receipt, 0L), draws);
        }
        long sum = OwnFund.sum(draws);
        if (sum == 0) {
            return;
        }
        String id = runner.next("entry");
        fund.add(
                refund ? "RefundDonor" : "RecordCharge",
                "\"entry\":\"%s\",%s,\"amount\":%s,\"draws\":[%s]"
                        .formatted(
                                id,
                                refund ? "\"gift\":\"" + gift + "\"" : "\"kind\":\"bank\"",
                                fund.amount(sum),
                                fund.amounts("receipt", draws)),
                of -> {
                    of.entries.put(id, new Entry(refund, gift, draws, sum));
                    of.draw(id, draws);
                });
    }

    private void draw(OwnFund fund, String receipt, long most, Map<String, Long> draws) {
        long sum = Math.min(runner.part(fund.receipt(receipt).remaining()), most);
        if (sum > 0) {
            draws.put(receipt, sum);
        }
    }

    void reverseEntry(FundBatch fund) {
        String id = runner.any(fund.fund().entries, (key, each) -> !each.reversed);
        if (id == null) {
            return;
        }
        reverse(
                fund,
                fund.fund().entry(id).refund ? "refund" : "charge",
                id,
                of -> {
                    of.entry(id).reversed = true;
                    of.putBack(id, of.entry(id).draws);
                });
    }

    void reverseReceipt(FundBatch fund) {
        String id =
                runner.any(
                        fund.fund().receipts,
                        (key, each) ->
                                !each.reversed
                                        && each.uses.isEmpty()
                                        && (each.gift == null
                                                || fund.fund().free(each.gift) >= each.amount));
        if (id == null) {
            return;
        }
        reverse(
                fund,
                fund.fund().receipt(id).income ? "other-income" : "receipt",
                id,
                of -> of.receipt(id).reversed = true);
    }

    private static void reverse(
            FundBatch fund, String kind, String entry, Consumer<OwnFund> effect) {
        fund.add(
                "ReverseEntry",
                "\"kind\":\"%s\",\"entry\":\"%s\",\"reason\":\"Entered twice.\""
                        .formatted(kind, entry),
                effect);
    }
}
