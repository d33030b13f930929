package org.iioe.ledger.histories;

import org.iioe.ledger.system.TestLedger;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Makes up the history of a network: members vote, donors give, money and things are handed out. It
 * keeps its own account of what was accepted. What is refused is left out of both.
 */
final class Generator {
    private static final int BATCH = 60;

    private final Runner runner;
    private final Random random;
    private final NetworkActs network;
    private final GiftActs gifts;
    private final AllocationActs allocations;
    private final PaymentActs payments;
    private final KindActs kind;

    Generator(TestLedger ledger, long seed) {
        runner = new Runner(ledger, seed);
        random = runner.random();
        network = new NetworkActs(runner);
        gifts = new GiftActs(runner);
        allocations = new AllocationActs(runner);
        payments = new PaymentActs(runner);
        kind = new KindActs(runner);
    }

    OwnAccount account() {
        return runner.account();
    }

    /** How many commands of each kind were accepted. */
    Map<String, Integer> taken() {
        return runner.taken();
    }

    int refused() {
        return runner.refused();
    }

    /** Members, donors, funds, and assemblies that adopt what the funds will need. */
    void begin() {
        network.begin();
    }

    /** Goes on with a fund, or with things in kind: one append, and one for what needs approval. */
    void goOn() {
        if (random.nextInt(12) == 0) {
            Batch batch = new Batch(runner);
            for (int i = 0; i < BATCH; i++) {
                kind.any(batch);
            }
            batch.send("secretary-1");
            return;
        }
        String id = Objects.requireNonNull(runner.any(account().funds, (key, each) -> true));
        long days = 1 + random.nextInt(4);
        boolean closes = random.nextInt(12) == 0;
        FundBatch fund = FundBatch.of(id, runner);
        for (int i = 0; i < BATCH; i++) {
            money(fund);
        }
        if (closes) {
            close(fund);
        }
        fund.batch().send("secretary-1");
        allocations.approve(FundBatch.of(id, runner));
        runner.happens(all -> all.fund(id).day = all.fund(id).day.plusDays(days));
    }

    private static void close(FundBatch fund) {
        LocalDate until = fund.fund().day;
        if (until.equals(fund.fund().closed)) {
            return;
        }
        fund.add(
                "ClosePeriod",
                "\"until\":\"%s\",\"bank\":%s"
                        .formatted(until, fund.amount(fund.fund().figures("*").get("bank"))),
                until.plusDays(1).toString(),
                of -> {
                    of.closed = until;
                    of.day = until.plusDays(1);
                });
    }

    private void money(FundBatch fund) {
        switch (random.nextInt(24)) {
            case 0 -> gifts.give(fund);
            case 1, 2, 3, 4 -> gifts.receive(fund);
            case 5 -> gifts.suspense(fund);
            case 6 -> gifts.identify(fund);
            case 7 -> gifts.interest(fund);
            case 8 -> gifts.charge(fund, false);
            case 9 -> gifts.charge(fund, true);
            case 10 -> gifts.reverseEntry(fund);
            case 11 -> gifts.reverseReceipt(fund);
            case 12, 13 -> allocations.propose(fund);
            case 14 -> allocations.release(fund);
            case 15 -> payments.confirm(fund);
            case 16, 17 -> payments.spend(fund);
            case 18 -> payments.giveBack(fund);
            case 19 -> payments.undo(fund);
            case 20 -> payments.misdirect(fund);
            case 21 -> payments.beyond(fund);
            default -> payments.pay(fund);
        }
    }
}
