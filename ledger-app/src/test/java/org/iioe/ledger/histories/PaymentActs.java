package org.iioe.ledger.histories;

import org.iioe.ledger.histories.OwnFund.Allocation;
import org.iioe.ledger.histories.OwnFund.Payment;
import org.iioe.ledger.histories.OwnFund.Receipt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Payments under allocations, how they were spent, and what came back of them. */
final class PaymentActs {
    /** How the ids of payments begin that their allocations do not cover. */
    static final String BEYOND = "beyond-";

    /** How many of them a fund may have. */
    static final int MOST_BEYOND = 12;

    private final Runner runner;
    private final Random random;

    PaymentActs(Runner runner) {
        this.runner = runner;
        random = runner.random();
    }

    void pay(FundBatch fund) {
        OwnFund own = fund.fund();
        String allocation =
                runner.any(own.allocations, (key, each) -> each.approved && own.unpaid(key) > 0);
        if (allocation != null) {
            pay(
                    fund,
                    runner.next("payment"),
                    allocation,
                    runner.part(own.unpaid(allocation)),
                    false);
        }
    }

    /** A payment that the allocation does not cover: a fact, with an exception. */
    void beyond(FundBatch fund) {
        OwnFund own = fund.fund();
        int there = 0;
        for (String id : own.exceptions.keySet()) {
            there += id.startsWith(BEYOND) ? 1 : 0;
        }
        String ratify =
                runner.any(own.exceptions, (id, by) -> id.startsWith(BEYOND) && by.isEmpty());
        if (ratify != null && random.nextBoolean()) {
            fund.batch()
                    .add(
                            "RatifyAct",
                            """
                            "resolution":"%s","act":"fund/%s/%s","reason":"It was urgent.",
                            "on":"%s"\
                            """
                                    .formatted(NetworkActs.RATIFYING, own.id, ratify, own.day),
                            all -> all.fund(own.id).exceptions.put(ratify, NetworkActs.RATIFYING));
            return;
        }
        String allocation =
                runner.any(own.allocations, (key, each) -> each.approved && !each.direct);
        if (allocation != null && there < MOST_BEYOND && random.nextInt(3) == 0) {
            long left = Math.max(0, own.unpaid(allocation));
            pay(fund, BEYOND + (there + 1), allocation, left + 1 + random.nextInt(500), true);
        }
    }

    private void pay(FundBatch fund, String id, String allocation, long wanted, boolean beyond) {
        Allocation under = fund.fund().allocation(allocation);
        Map<String, Long> draws = draws(fund.fund(), allocation, wanted, beyond);
        long sum = OwnFund.sum(draws);
        if (sum == 0 || (beyond && sum < wanted)) {
            return;
        }
        boolean bank = random.nextBoolean();
        fund.add(
                under.direct ? "PayDirectCost" : "Disburse",
                """
                "disbursement":"%s","allocation":"%s","amount":%s,"draws":[%s],"payee":"Payee"%s\
                """
                        .formatted(
                                id,
                                allocation,
                                fund.amount(sum),
                                fund.amounts("receipt", draws),
                                bank
                                        ? ",\"bankRef\":\"BANK-%s-%s\""
                                                .formatted(fund.fund().id, id)
                                        : ""),
                of -> {
                    of.payments.put(id, new Payment(allocation, sum, draws, bank));
                    of.draw(id, draws);
                    if (beyond) {
                        of.exceptions.put(id, "");
                    }
                });
    }

    /** What receipts of the allocation's gifts still have, up to what is wanted. */
    private static Map<String, Long> draws(
            OwnFund fund, String allocation, long wanted, boolean beyond) {
        Map<String, Long> draws = new LinkedHashMap<>();
        long found = 0;
        for (String gift : fund.allocation(allocation).sources.keySet()) {
            long ofGift = beyond ? wanted : fund.open(allocation, gift);
            for (Map.Entry<String, Receipt> each : fund.receipts.entrySet()) {
                long most = Math.min(ofGift, Math.min(each.getValue().remaining(), wanted - found));
                if (gift.equals(each.getValue().gift) && most > 0) {
                    draws.put(each.getKey(), most);
                    found += most;
                    ofGift -= most;
                }
            }
        }
        return draws;
    }

    void confirm(FundBatch fund) {
        String id =
                runner.any(fund.fund().payments, (key, each) -> !each.undone && !each.confirmed);
        if (id == null) {
            return;
        }
        Payment payment = fund.fund().payment(id);
        fund.add(
                "ConfirmReceipt",
                "\"disbursement\":\"%s\",\"recipient\":\"%s\",\"amount\":%s"
                        .formatted(
                                id,
                                fund.fund().allocation(payment.allocation).recipient,
                                fund.amount(payment.amount)),
                of -> of.payment(id).confirmed = true);
    }

    /** What was spent is reported, and accepted. */
    void spend(FundBatch fund) {
        OwnFund own = fund.fund();
        String allocation = runner.any(own.allocations, (key, each) -> own.unreported(key) > 0);
        if (allocation == null) {
            return;
        }
        Allocation under = own.allocation(allocation);
        long sum =
                Math.min(
                        runner.part(own.unreported(allocation)),
                        under.allocated() - under.accepted);
        if (sum <= 0) {
            return;
        }
        String id = runner.next("report");
        String lines = "\"lines\":[{\"line\":\"costs\",\"amount\":%s}]".formatted(fund.amount(sum));
        fund.add(
                "ReportExpenditure",
                """
                "report":"%s","allocation":"%s",%s,
                "period":{"from":"2020-01-01","to":"2020-12-31"},"evidence":[]\
                """
                        .formatted(id, allocation, lines),
                of -> {});
        fund.add(
                "AcceptExpenditure",
                "\"report\":\"%s\",%s".formatted(id, lines),
                of -> of.allocation(allocation).accepted += sum);
    }

    void giveBack(FundBatch fund) {
        OwnFund own = fund.fund();
        String id =
                runner.any(
                        own.payments,
                        (key, each) ->
                                !each.undone
                                        && !own.allocation(each.allocation).direct
                                        && each.draws.size() == 1
                                        && each.amount > each.returned + each.misdirected
                                        && own.unreported(each.allocation) > 0);
        if (id == null) {
            return;
        }
        Payment payment = own.payment(id);
        long sum =
                runner.part(
                        Math.min(
                                payment.amount - payment.returned - payment.misdirected,
                                own.unreported(payment.allocation)));
        comesBack(fund, "RecordReturn", id, sum);
    }

    /** By a return, or by a recovery of what was misdirected. */
    private void comesBack(FundBatch fund, String command, String payment, long sum) {
        String receipt = fund.fund().payment(payment).draws.keySet().iterator().next();
        fund.add(
                command,
                """
                "entry":"%s","disbursement":"%s","amount":%3$s,
                "restores":[{"receipt":"%4$s","amount":%3$s}]\
                """
                        .formatted(runner.next("entry"), payment, fund.amount(sum), receipt),
                of -> {
                    if (command.equals("RecordReturn")) {
                        of.payment(payment).returned += sum;
                    } else {
                        of.payment(payment).recovered = sum;
                    }
                    of.putBack(payment, Map.of(receipt, sum));
                });
    }

    void undo(FundBatch fund) {
        OwnFund own = fund.fund();
        String id =
                runner.any(
                        own.payments,
                        (key, each) ->
                                each.untouched()
                                        && !key.startsWith(BEYOND)
                                        && (own.allocation(each.allocation).direct
                                                || own.unreported(each.allocation) >= each.amount));
        if (id == null) {
            return;
        }
        boolean reversal = !own.payment(id).bank && random.nextBoolean();
        fund.add(
                reversal ? "ReverseDisbursement" : "RecordPaymentReturned",
                "\"disbursement\":\"%s\",%s"
                        .formatted(
                                id,
                                reversal
                                        ? "\"reason\":\"Entered twice.\""
                                        : "\"bankRef\":\"BACK-%s-%s\"".formatted(own.id, id)),
                of -> {
                    of.payment(id).undone = true;
                    of.putBack(id, of.payment(id).draws);
                });
    }

    /** A part goes to a stranger; some of it is recovered, and some of the rest written off. */
    void misdirect(FundBatch fund) {
        OwnFund own = fund.fund();
        String id =
                runner.any(
                        own.payments,
                        (key, each) ->
                                each.untouched()
                                        && each.draws.size() == 1
                                        && !key.startsWith(BEYOND)
                                        && !own.allocation(each.allocation).direct
                                        && each.amount > 2
                                        && own.unreported(each.allocation) >= each.amount);
        if (id == null || random.nextInt(3) > 0) {
            return;
        }
        long sum = 2 + runner.part(own.payment(id).amount - 2);
        fund.add(
                "RecordMisdirectedPayment",
                "\"disbursement\":\"%s\",\"amount\":%s,\"party\":\"A stranger\",\"reason\":\"A slip.\""
                        .formatted(id, fund.amount(sum)),
                of -> of.payment(id).misdirected = sum);
        long recovered = runner.part(sum);
        comesBack(fund, "RecordRecovery", id, recovered);
        long lost = runner.part(sum - recovered);
        if (lost > 0) {
            fund.add(
                    "WriteOff",
                    """
                    "entry":"%s","disbursement":"%s","amount":%s,"authority":"resolution-1",
                    "reason":"Lost."\
                    """
                            .formatted(runner.next("entry"), id, fund.amount(lost)),
                    of -> of.payment(id).writtenOff = lost);
        }
    }
}
