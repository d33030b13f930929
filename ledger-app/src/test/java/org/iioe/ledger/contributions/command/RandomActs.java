package org.iioe.ledger.contributions.command;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.ConsignmentId;
import org.iioe.ledger.contributions.CountedLine;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.RetirementMethod;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random acts on the laptops of one contribution. */
final class RandomActs {
    private RandomActs() {}

    /** A command that may or may not be refused. */
    static LedgerCommand next(Random random, int act, LineState line) {
        OrganisationId member = random.nextBoolean() ? Acts.A : Acts.B;
        OrganisationId place = random.nextBoolean() ? member : null;
        ConsignmentId old = new ConsignmentId("c" + random.nextInt(act + 1));
        String id = "x" + act;
        LineUnits units = units(random, line);
        Tenure tenure = random.nextBoolean() ? Tenure.TITLE : Tenure.LOAN;
        return switch (random.nextInt(20)) {
            case 0 -> Acts.value(Money.of(random.nextInt(10_000) + ".07", "CNY"), ValuedPer.LOT);
            case 1 -> Acts.value(Money.of(random.nextInt(1_000) + ".50", "CNY"), ValuedPer.UNIT);
            case 2, 3 -> Acts.deliver(id, 1 + random.nextInt(6));
            case 4 -> Acts.deliver(id, Acts.item("i" + act, "SN" + act));
            case 5, 6, 7 -> Acts.allocate(member, units, tenure);
            case 8 -> Acts.release(member, units);
            case 9, 10, 11 -> Acts.dispatch(new ConsignmentId("c" + act), member, units);
            case 12, 13 -> Acts.accept(recent(line, random, old), units);
            case 14 -> Acts.refuse(recent(line, random, old), units);
            case 15 -> Acts.giveBack(member, units);
            case 16 -> Acts.transfer(random.nextInt(4) == 0 ? null : member);
            case 17 -> Acts.incident(id, IncidentKind.values()[random.nextInt(3)], place, units);
            case 18 -> Acts.retire(null, place, units, RetirementMethod.RETURNED_TO_DONOR);
            default ->
                    line.holdings().items().isEmpty()
                            ? Acts.count(
                                    id, place, new CountedLine(Acts.LAPTOPS, new Quantity(1), null))
                            : Acts.replace(
                                    items(random, line).getFirst(),
                                    Acts.item("r" + act, "R" + act));
        };
    }

    /** A consignment that something is in, if there is one. */
    private static ConsignmentId recent(LineState line, Random random, ConsignmentId otherwise) {
        List<ConsignmentId> travelling = new ArrayList<>();
        line.holdings().unnamed().keySet().forEach(custody -> add(travelling, custody));
        line.holdings().items().values().forEach(item -> add(travelling, item.custody()));
        Collections.sort(travelling, (a, b) -> a.value().compareTo(b.value()));
        return travelling.isEmpty() ? otherwise : travelling.get(random.nextInt(travelling.size()));
    }

    private static void add(List<ConsignmentId> travelling, Custody custody) {
        @Nullable ConsignmentId consignment = custody.consignment();
        if (consignment != null) {
            travelling.add(consignment);
        }
    }

    private static LineUnits units(Random random, LineState line) {
        return random.nextInt(3) > 0 || line.holdings().items().isEmpty()
                ? Acts.units(1 + random.nextInt(3))
                : Acts.items(items(random, line).getFirst());
    }

    private static List<String> items(Random random, LineState line) {
        List<String> all =
                new ArrayList<>(
                        line.holdings().items().keySet().stream()
                                .map(item -> item.value())
                                .sorted()
                                .toList());
        Collections.shuffle(all, random);
        return all;
    }
}
