package org.iioe.ledger.histories;

import org.iioe.ledger.histories.OwnFund.Allocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Money of gifts is set aside for a member and a purpose, and what is not needed is released. */
final class AllocationActs {
    private static final List<String> PURPOSES =
            List.of("training", "courses", "travel", "platform", "research");

    private final Runner runner;
    private final Random random;

    AllocationActs(Runner runner) {
        this.runner = runner;
        random = runner.random();
    }

    /** From one gift or two. */
    void propose(FundBatch fund) {
        OwnFund own = fund.fund();
        String gift = runner.any(own.gifts, (key, each) -> own.free(key) > 10);
        if (gift == null) {
            return;
        }
        Map<String, Long> sources = new LinkedHashMap<>();
        sources.put(gift, runner.part(own.free(gift)));
        if (random.nextInt(3) == 0) {
            String second = runner.any(own.gifts, (key, each) -> own.free(key) > 10);
            if (second != null && !second.equals(gift)) {
                sources.put(second, runner.part(own.free(second)));
            }
        }
        String id = runner.next("allocation");
        String recipient = runner.member();
        String purpose = runner.one(PURPOSES);
        boolean direct = random.nextInt(5) == 0;
        fund.add(
                "ProposeAllocation",
                """
                "allocation":"%s","recipient":"%s","purpose":"%s",
                "lines":[{"line":"costs","amount":%s}],"sources":[%s],"mode":"%s"\
                """
                        .formatted(
                                id,
                                recipient,
                                purpose,
                                fund.amount(OwnFund.sum(sources)),
                                fund.amounts("gift", sources),
                                direct ? "direct" : "advance"),
                of -> of.allocations.put(id, new Allocation(sources, recipient, purpose, direct)));
    }

    /** Somebody else approves all that is proposed, in one append. */
    void approve(FundBatch fund) {
        fund.fund()
                .allocations
                .forEach((id, allocation) -> {
                    if (!allocation.approved) {
                        String resolution = runner.one(NetworkActs.resolutions());
                        fund.add(
                                "ApproveAllocation",
                                "\"allocation\":\"%s\",\"authority\":\"%s\""
                                        .formatted(id, resolution),
                                of -> {
                                    of.allocation(id).approved = true;
                                    of.allocation(id).resolution = resolution;
                                });
                    }
                });
        fund.batch().send("approver-1");
    }

    void release(FundBatch fund) {
        OwnFund own = fund.fund();
        String id =
                runner.any(own.allocations, (key, each) -> each.approved && own.unpaid(key) > 0);
        if (id == null || random.nextInt(3) > 0) {
            return;
        }
        String gift = runner.any(own.allocation(id).sources, (key, of) -> own.open(id, key) > 0);
        if (gift == null) {
            return;
        }
        long sum = runner.part(own.open(id, gift));
        fund.add(
                "ReleaseAllocation",
                """
                "allocation":"%s","sources":[{"gift":"%s","amount":%s}],"reason":"Not needed."\
                """
                        .formatted(id, gift, fund.amount(sum)),
                of -> of.allocation(id).released.merge(gift, sum, Long::sum));
    }
}
