package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.Tenure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            LedgerCommand command = RandomActs.next(random, act, story.laptops());
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
}
