package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.contributions.ContributionsRefusal.ANOTHER_CURRENCY;
import static org.iioe.ledger.contributions.ContributionsRefusal.BEYOND_COUNTING;
import static org.iioe.ledger.contributions.ContributionsRefusal.LOT_UNKNOWN;
import static org.iioe.ledger.contributions.command.Acts.A;
import static org.iioe.ledger.contributions.command.Acts.DONOR;
import static org.iioe.ledger.contributions.command.Acts.TRUCK;
import static org.iioe.ledger.contributions.command.Acts.accept;
import static org.iioe.ledger.contributions.command.Acts.allocate;
import static org.iioe.ledger.contributions.command.Acts.count;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.dispatch;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.contributions.command.Acts.units;
import static org.iioe.ledger.contributions.command.Acts.value;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.Money;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Currency;

class ValuationTest {
    @ParameterizedTest
    @CsvSource({
        "1000.00,1,0,0.00",
        "1000.00,1,7,7000.00",
        "100.00,3,1,33.33",
        "100.00,3,2,66.67",
        "100.00,3,3,100.00",
        "100.00,3,6,200.00",
        "0.01,2,1,0.00",
        "0.03,2,1,0.02",
        "0.00,1,5,0.00"
    })
    void units_are_worth_their_share_rounded_half_to_even(
            String amount, long units, long count, String worth) {
        assertThat(new Valuation(Money.of(amount, "CNY"), units).of(count))
                .isEqualTo(Money.of(worth, "CNY"));
    }

    @Test
    void moves_one_by_one_add_up_to_the_whole() {
        Story story =
                Story.of(
                        pledge(laptops(3, Tenure.TITLE)),
                        value("100.00", ValuedPer.LOT),
                        deliver("d1", 1),
                        deliver("d2", 1),
                        deliver("d3", 1));
        assertThat(
                        story.events().stream()
                                .filter(DeliveryRecorded.class::isInstance)
                                .map(event -> ((DeliveryRecorded) event).value()))
                .containsExactly(
                        Money.of("33.33", "CNY"),
                        Money.of("33.34", "CNY"),
                        Money.of("33.33", "CNY"));
    }

    @Test
    void a_value_beyond_64_bits_is_refused() {
        Story story =
                Story.of(
                        pledge(laptops(null, Tenure.TITLE)),
                        value(
                                new Money(922_337_203_685_477L, Currency.getInstance("CNY")),
                                ValuedPer.UNIT));
        refused(BEYOND_COUNTING, () -> story.send(deliver("d1", 10_001)));
        story.send(deliver("d1", 10_000));
    }

    @ParameterizedTest
    @CsvSource({"10,4,10", "3,4,4", ",4,4"})
    void a_lot_is_what_was_pledged_or_where_that_is_less_what_was_delivered(
            @Nullable Integer pledged, int delivered, long lot) {
        Story story = Story.of(pledge(laptops(pledged, Tenure.TITLE)), deliver("d1", delivered));
        assertThat(story.record(value("100.00", ValuedPer.LOT), LineValued.class).units())
                .isEqualTo(new Quantity(lot));
    }

    @Test
    void a_lot_of_nobody_knows_how_many_is_not_valued() {
        Story story = Story.of(pledge(laptops(null, Tenure.TITLE)));
        refused(LOT_UNKNOWN, () -> story.send(value("100.00", ValuedPer.LOT)));
        story.send(value("100.00", ValuedPer.UNIT));
    }

    @Test
    void a_valuation_after_the_delivery_values_what_is_the_networks_own() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", 4),
                        allocate(A, units(1), Tenure.TITLE),
                        dispatch(TRUCK, A, units(1)),
                        accept(TRUCK, units(1)));
        LineValued first = story.record(value("10.00", ValuedPer.UNIT), LineValued.class);
        assertThat(first.ours()).isEqualTo(new Quantity(3));
        assertThat(first.carriedBefore()).isEqualTo(Money.of("0.00", "CNY"));
        assertThat(first.carriedAfter()).isEqualTo(Money.of("30.00", "CNY"));
        assertThat(first.donor()).isEqualTo(DONOR);
        LineValued again = story.record(value("8.00", ValuedPer.UNIT), LineValued.class);
        assertThat(again.carriedBefore()).isEqualTo(Money.of("30.00", "CNY"));
        assertThat(again.carriedAfter()).isEqualTo(Money.of("24.00", "CNY"));
    }

    @Test
    void a_line_is_valued_in_one_currency() {
        Story story = Story.of(pledge(laptops(1, Tenure.TITLE)), value("10.00", ValuedPer.UNIT));
        refused(
                ANOTHER_CURRENCY,
                () -> story.send(value(Money.of("10.00", "EUR"), ValuedPer.UNIT)));
    }
}
