package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.iioe.ledger.contributions.ContributionsRefusal.ANOTHER_DONORS_LINE;
import static org.iioe.ledger.contributions.ContributionsRefusal.BEYOND_COUNTING;
import static org.iioe.ledger.contributions.ContributionsRefusal.DELIVERY_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.ITEM_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.NO_CUSTODY;
import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_LINE;
import static org.iioe.ledger.contributions.command.Acts.DONOR;
import static org.iioe.ledger.contributions.command.Acts.GIFT;
import static org.iioe.ledger.contributions.command.Acts.LAPTOPS;
import static org.iioe.ledger.contributions.command.Acts.LICENCES;
import static org.iioe.ledger.contributions.command.Acts.ON;
import static org.iioe.ledger.contributions.command.Acts.OTHER_DONOR;
import static org.iioe.ledger.contributions.command.Acts.SOURCE;
import static org.iioe.ledger.contributions.command.Acts.TRAINING;
import static org.iioe.ledger.contributions.command.Acts.cancel;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.item;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.line;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.contributions.command.Acts.value;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.contributions.DeliveryId;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.PledgeCommand.PledgeContribution;
import org.iioe.ledger.contributions.PledgeCommand.RecordDelivery;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class DeliveryTest {
    @ParameterizedTest
    @CsvSource({"9,", "10,", "11,EXCEEDS_PLEDGE"})
    void more_than_was_pledged_is_recorded_with_an_exception(int quantity, @Nullable String rule) {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)));
        assertThat(story.record(deliver("d1", quantity), DeliveryRecorded.class).exceptions())
                .extracting(RecordedException::rule)
                .isEqualTo(rule == null ? List.of() : List.of(rule));
        assertThat(story.laptops().delivered()).isEqualTo(quantity);
    }

    @Test
    void deliveries_add_up_to_more_than_was_pledged() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), deliver("d1", 6));
        DeliveryRecorded second = story.record(deliver("d2", 5), DeliveryRecorded.class);
        assertThat(second.exceptions())
                .containsExactly(
                        new RecordedException(
                                "EXCEEDS_PLEDGE", "11 of laptops delivered, 10 pledged."));
    }

    @Test
    void where_the_pledge_gives_no_quantity_nothing_exceeds_it() {
        Story story = Story.of(pledge(laptops(null, null)));
        DeliveryRecorded recorded = story.record(deliver("d1", 5), DeliveryRecorded.class);
        assertThat(recorded.exceptions()).isEmpty();
        assertThat(recorded.tenure()).isNull();
        assertThat(recorded.donor()).isEqualTo(DONOR);
    }

    @Test
    void what_comes_after_the_cancellation_is_an_exception() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), cancel());
        DeliveryRecorded recorded = story.record(deliver("d1", 1), DeliveryRecorded.class);
        assertThat(recorded.exceptions())
                .extracting(RecordedException::rule)
                .containsExactly("PLEDGE_WAS_CANCELLED");
    }

    @Test
    void what_comes_from_a_stranger_to_the_pledge_is_an_exception() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)));
        DeliveryRecorded recorded =
                story.record(deliver("d1", LAPTOPS, OTHER_DONOR, 1), DeliveryRecorded.class);
        assertThat(recorded.donor()).isEqualTo(OTHER_DONOR);
        assertThat(recorded.exceptions())
                .extracting(RecordedException::rule)
                .containsExactly("DONOR_DID_NOT_PLEDGE");
    }

    @Test
    void every_rule_that_a_delivery_breaks_is_an_exception() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), cancel());
        DeliveryRecorded recorded =
                story.record(deliver("d1", LAPTOPS, OTHER_DONOR, 11), DeliveryRecorded.class);
        assertThat(recorded.exceptions())
                .extracting(RecordedException::rule)
                .containsExactly("PLEDGE_WAS_CANCELLED", "DONOR_DID_NOT_PLEDGE", "EXCEEDS_PLEDGE");
    }

    @Test
    void one_of_several_that_pledged_delivers() {
        Story story =
                Story.of(
                        new PledgeContribution(
                                GIFT,
                                null,
                                List.of(DONOR, OTHER_DONOR),
                                List.of(laptops(null, Tenure.TITLE)),
                                ON,
                                SOURCE));
        assertThat(story.record(deliver("d1", 1), DeliveryRecorded.class).donor()).isNull();
        DeliveryRecorded second =
                story.record(deliver("d2", LAPTOPS, OTHER_DONOR, 1), DeliveryRecorded.class);
        assertThat(second.exceptions()).isEmpty();
        refused(ANOTHER_DONORS_LINE, () -> story.send(deliver("d3", LAPTOPS, DONOR, 1)));
        assertThat(story.record(deliver("d4", 1), DeliveryRecorded.class).donor())
                .isEqualTo(OTHER_DONOR);
    }

    @Test
    void an_unknown_line_is_a_slip_of_the_keyboard() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)));
        refused(UNKNOWN_LINE, () -> story.send(deliver("d1", LICENCES, null, 1)));
    }

    @Test
    void a_service_is_not_delivered() {
        Story story = Story.of(pledge(line(TRAINING, LineKind.SERVICE, 10, null)));
        refused(NO_CUSTODY, () -> story.send(deliver("d1", TRAINING, null, 1)));
    }

    @Test
    void a_delivery_and_an_item_are_recorded_once() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), deliver("d1", item("i1", "SN1")));
        refused(DELIVERY_EXISTS, () -> story.send(deliver("d1", 1)));
        refused(ITEM_EXISTS, () -> story.send(deliver("d2", item("i1", "SN2"))));
        story.send(deliver("d2", item("i2", "SN2")));
    }

    @Test
    void the_quantity_is_the_number_of_the_items() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() ->
                        new RecordDelivery(
                                GIFT,
                                LAPTOPS,
                                new DeliveryId("d1"),
                                null,
                                new Quantity(2),
                                null,
                                List.of(item("i1", "SN1")),
                                null,
                                ON,
                                SOURCE));
    }

    @Test
    void a_billion_units_are_counted_and_no_more() {
        Story story = Story.of(pledge(laptops(null, Tenure.TITLE)), deliver("d1", 999_999_999));
        refused(BEYOND_COUNTING, () -> story.send(deliver("d2", 2)));
        story.send(deliver("d2", 1));
    }

    @Test
    void what_is_given_and_valued_adds_to_the_networks_own() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), value("1000.00", ValuedPer.UNIT));
        assertThat(story.record(deliver("d1", 3), DeliveryRecorded.class).value())
                .isEqualTo(Money.of("3000.00", "CNY"));
    }

    @ParameterizedTest
    @CsvSource({"LOAN", ","})
    void what_is_lent_or_of_unknown_tenure_adds_nothing(@Nullable Tenure tenure) {
        Story story = Story.of(pledge(laptops(10, tenure)), value("1000.00", ValuedPer.UNIT));
        assertThat(story.record(deliver("d1", 3), DeliveryRecorded.class).value()).isNull();
    }
}
