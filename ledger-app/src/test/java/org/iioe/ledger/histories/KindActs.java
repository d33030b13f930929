package org.iioe.ledger.histories;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/** Things in kind: delivered, allocated, dispatched, accepted, refused, brought back and stolen. */
final class KindActs {
    private final Runner runner;
    private final Random random;

    KindActs(Runner runner) {
        this.runner = runner;
        random = runner.random();
    }

    static void pledge(Batch batch, String donor) {
        String contribution = "kind-of-" + donor;
        batch.add(
                "PledgeContribution",
                """
                "contribution":"%s","donor":"%s","lines":[{"line":"line","kind":"goods",
                "description":"Tablets","unit":"piece","quantity":100000,"tenure":"title"}],
                "on":"2020-01-01"\
                """
                        .formatted(contribution, donor),
                all -> all.lines.put(contribution, new OwnLine(contribution, donor)));
    }

    /** Any act on any contribution; none where nothing is there for it. */
    void any(Batch batch) {
        OwnAccount account = runner.account();
        OwnLine line =
                account.line(Objects.requireNonNull(runner.any(account.lines, (k, l) -> true)));
        String member = runner.member();
        switch (random.nextInt(10)) {
            case 0, 1 -> deliver(batch, line);
            case 2, 3 -> allocate(batch, line, member);
            case 4 -> dispatch(batch, line);
            case 5 -> arrive(batch, line, true);
            case 6 -> arrive(batch, line, false);
            case 7 -> bringBack(batch, line);
            case 8 -> {
                if (random.nextInt(20) == 0) {
                    value(batch, line);
                }
            }
            default -> steal(batch, line);
        }
    }

    private void deliver(Batch batch, OwnLine line) {
        long units = 1 + random.nextInt(200);
        add(
                batch,
                line,
                "RecordDelivery",
                "\"line\":\"line\",\"delivery\":\"%s\",\"quantity\":%d"
                        .formatted(runner.next("delivery"), units),
                of -> of.deliver(units));
    }

    private void allocate(Batch batch, OwnLine line, String member) {
        long units = runner.part(line.unallocated());
        if (units > 0) {
            add(
                    batch,
                    line,
                    "AllocateItems",
                    "\"member\":\"%s\",%s,\"tenure\":\"title\",\"authority\":\"resolution-1\""
                            .formatted(member, units(units)),
                    of -> of.allocated.merge(member, units, Long::sum));
        }
    }

    private void dispatch(Batch batch, OwnLine line) {
        String member =
                runner.any(line.allocated, (id, units) -> line.unsent(id) > 0 && line.store() > 0);
        if (member == null) {
            return;
        }
        long units = runner.part(Math.min(line.store(), line.unsent(member)));
        String consignment = runner.next("consignment");
        add(
                batch,
                line,
                "DispatchItems",
                "\"member\":\"%s\",\"consignment\":\"%s\",%s"
                        .formatted(member, consignment, units(units)),
                of -> of.dispatch(member, consignment, units));
    }

    private void arrive(Batch batch, OwnLine line, boolean accepted) {
        String consignment = runner.any(line.consignments, (id, units) -> units > 0);
        if (consignment == null) {
            return;
        }
        long units = runner.part(line.consignments.getOrDefault(consignment, 0L));
        String member = Objects.requireNonNull(line.receivers.get(consignment));
        add(
                batch,
                line,
                accepted ? "AcceptItems" : "RefuseItems",
                "\"consignment\":\"%s\",%s,%s"
                        .formatted(
                                consignment,
                                units(units),
                                accepted
                                        ? "\"condition\":\"new\",\"custodyReceipt\":\"Receipt 1\""
                                        : "\"condition\":\"damaged\",\"reason\":\"Broken.\""),
                of -> {
                    if (accepted) {
                        of.accept(member, consignment, units);
                    } else {
                        of.refuse(member, consignment, units);
                    }
                });
    }

    private void bringBack(Batch batch, OwnLine line) {
        String holder = runner.any(line.held, (id, held) -> held > 0);
        if (holder == null) {
            return;
        }
        long units = runner.part(line.held.getOrDefault(holder, 0L));
        add(
                batch,
                line,
                "ReturnItems",
                "\"member\":\"%s\",%s,\"reason\":\"The course has ended.\""
                        .formatted(holder, units(units)),
                of -> of.bringBack(holder, units));
    }

    /** Values a line, or values it again. */
    private void value(Batch batch, OwnLine line) {
        long perUnit = 100 + random.nextInt(900_000);
        add(
                batch,
                line,
                "ValueLine",
                """
                "line":"line","amount":{"amount":"%s","currency":"%s"},"per":"unit",
                "basis":"Invoice","valuer":"%s"\
                """
                        .formatted(
                                BigDecimal.valueOf(perUnit, 2).toPlainString(),
                                OwnLine.VALUES_IN,
                                line.donor),
                of -> of.value(perUnit));
    }

    private void steal(Batch batch, OwnLine line) {
        String holder = runner.any(line.held, (id, held) -> held > 0);
        if (holder == null || !random.nextBoolean()) {
            return;
        }
        long units = runner.part(line.held.getOrDefault(holder, 0L));
        add(
                batch,
                line,
                "RecordIncident",
                """
                "incident":"%s","kind":"theft","member":"%s",%s,"report":"Report 1"\
                """
                        .formatted(runner.next("incident"), holder, units(units)),
                of -> of.steal(holder, units));
    }

    private static String units(long units) {
        return "\"units\":[{\"line\":\"line\",\"quantity\":%d}]".formatted(units);
    }

    private static void add(
            Batch batch, OwnLine line, String command, String members, Consumer<OwnLine> effect) {
        String contribution = line.contribution;
        batch.add(
                command,
                "\"contribution\":\"%s\",%s,\"on\":\"2020-02-01\"".formatted(contribution, members),
                all -> effect.accept(all.line(contribution)));
    }
}
