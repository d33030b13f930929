package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Money;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.ConsignmentId;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.CountedLine;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.RetirementMethod;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The equations of contributions in kind hold after every one of many random acts. The books are
 * kept by {@link Books} from the events alone.
 */
class EquationsTest {
    private static final int ACTS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20191207, 20201209, 42, 4711})
    void equations_hold_after_every_act(long seed) {
        Random random = new Random(seed);
        boolean chartered = random.nextBoolean();
        Tenure pledged = random.nextBoolean() ? Tenure.TITLE : Tenure.LOAN;
        Story story = Story.charteredFor(chartered, Acts.pledge(Acts.laptops(40, pledged)));
        Books books = new Books();
        int seen = 0;
        int accepted = 0;
        for (int act = 0; act < ACTS; act++) {
            LedgerCommand command = any(random, act, story.laptops());
            try {
                story.send(command);
                accepted++;
            } catch (Refusal refusal) {
                assertThat(refusal.code().rule()).isNotBlank();
            }
            List<ContributionsEvent> events = story.events();
            for (; seen < events.size(); seen++) {
                books.post(events.get(seen));
            }
            check(story.laptops(), books, chartered);
        }
        assertThat(accepted).as("accepted of " + ACTS).isGreaterThan(ACTS / 5);
    }

    private static void check(LineState line, Books books, boolean chartered) {
        long delivered = books.units("Source");
        assertThat(-delivered).isEqualTo(line.delivered());
        assertThat(
                        books.units("Store")
                                + books.units("Transit")
                                + books.units("Held")
                                + books.units("Gone"))
                .as("12: delivered = store + transit + held + gone")
                .isEqualTo(-delivered);
        assertThat(books.units("Store")).isEqualTo(line.count(Custody.STORE));
        assertThat(books.least()).as("no custody has less than nothing").isNotNegative();
        long limit = chartered ? Math.max(40, line.delivered()) : line.delivered();
        assertThat(books.units("Allocated")).as("12: allocated").isBetween(0L, limit);
        Valuation valuation = line.valuation();
        assertThat(books.value("Assets"))
                .as("13: b(Assets:InKind) = value of the units whose title is ours")
                .isEqualTo(valuation == null ? 0 : valuation.of(books.ours()).minorUnits());
        assertThat(line.own()).isEqualTo(books.ours());
        assertThat(books.value("")).as("1: every entry sums to 0").isZero();
    }

    private static LedgerCommand any(Random random, int act, LineState line) {
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
