package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.contributions.ContributionsRefusal.COUNT_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.DISPOSAL_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.DISPOSAL_NOT_APPROVED;
import static org.iioe.ledger.contributions.ContributionsRefusal.INCIDENT_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_A_SERVICE;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_HELD;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_IN_STORE;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_ON_LOAN;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_SOFTWARE;
import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_DISPOSAL;
import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_ITEM;
import static org.iioe.ledger.contributions.command.Acts.A;
import static org.iioe.ledger.contributions.command.Acts.DISPOSAL;
import static org.iioe.ledger.contributions.command.Acts.DONOR;
import static org.iioe.ledger.contributions.command.Acts.LAPTOPS;
import static org.iioe.ledger.contributions.command.Acts.LICENCES;
import static org.iioe.ledger.contributions.command.Acts.TRAINING;
import static org.iioe.ledger.contributions.command.Acts.TRUCK;
import static org.iioe.ledger.contributions.command.Acts.accept;
import static org.iioe.ledger.contributions.command.Acts.allocate;
import static org.iioe.ledger.contributions.command.Acts.approve;
import static org.iioe.ledger.contributions.command.Acts.count;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.dispatch;
import static org.iioe.ledger.contributions.command.Acts.expire;
import static org.iioe.ledger.contributions.command.Acts.incident;
import static org.iioe.ledger.contributions.command.Acts.item;
import static org.iioe.ledger.contributions.command.Acts.items;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.line;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.contributions.command.Acts.render;
import static org.iioe.ledger.contributions.command.Acts.retire;
import static org.iioe.ledger.contributions.command.Acts.units;
import static org.iioe.ledger.contributions.command.Acts.value;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.contributions.ContributionsRefusal;
import org.iioe.ledger.contributions.CountResult;
import org.iioe.ledger.contributions.CountedLine;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.IncidentRecorded;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.ItemsRetired;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.RetirementMethod;
import org.iioe.ledger.contributions.ServiceRendered;
import org.iioe.ledger.contributions.StockCommand.RetireItems;
import org.iioe.ledger.contributions.StockCountRecorded;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class TakingStockTest {
    private static Story fiveInStoreTwoWithA(Tenure pledged, Tenure given) {
        return Story.of(
                pledge(laptops(10, pledged)),
                value("10.00", ValuedPer.UNIT),
                deliver("d1", 7),
                allocate(A, units(2), given),
                dispatch(TRUCK, A, units(2)),
                accept(TRUCK, units(2)));
    }

    @ParameterizedTest
    @CsvSource({"LOSS,0", "THEFT,0", "DAMAGE,2"})
    void what_is_lost_or_stolen_is_gone_and_what_is_damaged_stays(IncidentKind kind, long left) {
        Story story = fiveInStoreTwoWithA(Tenure.TITLE, Tenure.LOAN);
        IncidentRecorded recorded =
                story.record(incident("i", kind, A, units(2)), IncidentRecorded.class);
        assertThat(story.laptops().count(Custody.held(A))).isEqualTo(left);
        assertThat(recorded.units().getFirst().value())
                .isEqualTo(kind == IncidentKind.DAMAGE ? null : Money.of("20.00", "CNY"));
    }

    @ParameterizedTest
    @CsvSource({"TITLE,LOAN,10.00", "TITLE,TITLE,", "LOAN,LOAN,"})
    void the_network_loses_only_what_it_owns(Tenure pledged, Tenure given, @Nullable String value) {
        Story story = fiveInStoreTwoWithA(pledged, given);
        IncidentRecorded recorded =
                story.record(incident("i", IncidentKind.LOSS, A, units(1)), IncidentRecorded.class);
        assertThat(recorded.units().getFirst().value())
                .isEqualTo(value == null ? null : Money.of(value, "CNY"));
    }

    @Test
    void an_incident_is_recorded_once_and_where_the_units_were() {
        Story story = fiveInStoreTwoWithA(Tenure.TITLE, Tenure.LOAN);
        refused(NOT_HELD, () -> story.send(incident("i", IncidentKind.LOSS, A, units(3))));
        refused(NOT_IN_STORE, () -> story.send(incident("i", IncidentKind.LOSS, null, units(6))));
        story.send(incident("i", IncidentKind.LOSS, null, units(5)));
        refused(INCIDENT_EXISTS, () -> story.send(incident("i", IncidentKind.LOSS, A, units(1))));
    }

    @ParameterizedTest
    @CsvSource({"2,", "3,", "4,DISPOSAL_NOT_APPROVED"})
    void units_are_disposed_of_as_far_as_it_was_approved(
            int asked, @Nullable ContributionsRefusal refusal) {
        Story story = fiveInStoreTwoWithA(Tenure.TITLE, Tenure.LOAN).send(approve(null, units(3)));
        RetireItems retire = retire(DISPOSAL, null, units(asked), RetirementMethod.RECYCLED);
        if (refusal == null) {
            assertThat(story.record(retire, ItemsRetired.class).units().getFirst().value())
                    .isEqualTo(Money.of(asked + "0.00", "CNY"));
        } else {
            refused(refusal, () -> story.send(retire));
        }
    }

    @Test
    void an_approval_is_used_up() {
        Story story =
                fiveInStoreTwoWithA(Tenure.TITLE, Tenure.LOAN)
                        .send(
                                approve(null, units(3)),
                                retire(DISPOSAL, null, units(2), RetirementMethod.SOLD));
        refused(
                DISPOSAL_NOT_APPROVED,
                () -> story.send(retire(DISPOSAL, null, units(2), RetirementMethod.SOLD)));
        story.send(retire(DISPOSAL, null, units(1), RetirementMethod.SOLD));
        refused(DISPOSAL_EXISTS, () -> story.send(approve(null, units(1))));
    }

    @Test
    void an_approval_is_for_the_units_that_it_names() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", item("i1", "SN1"), item("i2", "SN2")),
                        approve(null, items("i1")));
        refused(
                DISPOSAL_NOT_APPROVED,
                () -> story.send(retire(DISPOSAL, null, items("i2"), RetirementMethod.SOLD)));
        refused(
                DISPOSAL_NOT_APPROVED,
                () -> story.send(retire(DISPOSAL, A, items("i1"), RetirementMethod.SOLD)));
        story.send(retire(DISPOSAL, null, items("i1"), RetirementMethod.SOLD));
        refused(
                DISPOSAL_NOT_APPROVED,
                () -> story.send(retire(DISPOSAL, null, items("i1"), RetirementMethod.SOLD)));
    }

    @Test
    void a_disposal_without_approval_is_refused() {
        Story story = fiveInStoreTwoWithA(Tenure.TITLE, Tenure.LOAN);
        refused(
                DISPOSAL_NOT_APPROVED,
                () -> story.send(retire(null, null, units(1), RetirementMethod.RECYCLED)));
        refused(
                UNKNOWN_DISPOSAL,
                () -> story.send(retire(DISPOSAL, null, units(1), RetirementMethod.RECYCLED)));
    }

    @Test
    void a_member_retires_its_own_without_approval() {
        Story story = fiveInStoreTwoWithA(Tenure.TITLE, Tenure.TITLE);
        ItemsRetired retired =
                story.record(
                        retire(null, A, units(2), RetirementMethod.RECYCLED), ItemsRetired.class);
        assertThat(retired.units().getFirst().value()).isNull();
    }

    @Test
    void what_was_lent_goes_back_to_its_donor_without_approval() {
        Story story = fiveInStoreTwoWithA(Tenure.LOAN, Tenure.LOAN);
        story.send(retire(null, null, units(5), RetirementMethod.RETURNED_TO_DONOR));
        assertThat(story.laptops().count(Custody.STORE)).isZero();
        Story given = fiveInStoreTwoWithA(Tenure.TITLE, Tenure.LOAN);
        refused(
                NOT_ON_LOAN,
                () -> given.send(retire(null, null, units(1), RetirementMethod.RETURNED_TO_DONOR)));
    }

    @Test
    void only_licences_expire() {
        Story story =
                Story.of(
                        pledge(
                                laptops(10, Tenure.TITLE),
                                line(LICENCES, LineKind.SOFTWARE, 10, Tenure.TITLE)),
                        deliver("d1", 1),
                        deliver("d2", LICENCES, null, 10));
        refused(NOT_SOFTWARE, () -> story.send(expire(null, units(1))));
        refused(NOT_IN_STORE, () -> story.send(expire(null, units(LICENCES, 11))));
        story.send(expire(null, units(LICENCES, 10)));
        assertThat(story.state().line(LICENCES).count(Custody.STORE.gone())).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"4,STOCK_DIFFERS", "5,", "6,STOCK_DIFFERS"})
    void a_count_that_differs_is_recorded_with_its_difference(int counted, @Nullable String rule) {
        Story story = fiveInStoreTwoWithA(Tenure.TITLE, Tenure.LOAN);
        StockCountRecorded recorded =
                story.record(
                        count("c1", null, new CountedLine(LAPTOPS, new Quantity(counted), null)),
                        StockCountRecorded.class);
        assertThat(recorded.lines())
                .containsExactly(
                        new CountResult(
                                LAPTOPS, new Quantity(5), new Quantity(counted), null, null));
        assertThat(recorded.exceptions())
                .extracting(RecordedException::rule)
                .isEqualTo(rule == null ? List.of() : List.of(rule));
        assertThat(story.laptops().count(Custody.STORE)).isEqualTo(5);
        refused(
                COUNT_EXISTS,
                () ->
                        story.send(
                                count(
                                        "c1",
                                        null,
                                        new CountedLine(LAPTOPS, new Quantity(5), null))));
    }

    @Test
    void a_count_names_what_is_missing_and_what_should_be_elsewhere() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", item("i1", "SN1"), item("i2", "SN2"), item("i3", "SN3")),
                        allocate(A, units(1), Tenure.LOAN),
                        dispatch(TRUCK, A, items("i3")),
                        accept(TRUCK, items("i3")));
        StockCountRecorded recorded =
                story.record(
                        count(
                                "c1",
                                null,
                                new CountedLine(
                                        LAPTOPS,
                                        new Quantity(2),
                                        List.of(new ItemId("i1"), new ItemId("i3")))),
                        StockCountRecorded.class);
        assertThat(recorded.lines().getFirst().missing()).containsExactly(new ItemId("i2"));
        assertThat(recorded.lines().getFirst().unexpected()).containsExactly(new ItemId("i3"));
        assertThat(recorded.exceptions()).hasSize(1);
        refused(
                UNKNOWN_ITEM,
                () ->
                        story.send(
                                count(
                                        "c2",
                                        null,
                                        new CountedLine(
                                                LAPTOPS,
                                                new Quantity(1),
                                                List.of(new ItemId("i9"))))));
    }

    @ParameterizedTest
    @CsvSource({"9,", "10,", "11,EXCEEDS_PLEDGE"})
    void more_service_than_was_pledged_is_recorded_with_an_exception(
            int quantity, @Nullable String rule) {
        Story story = Story.of(pledge(line(TRAINING, LineKind.SERVICE, 10, null)));
        ServiceRendered recorded =
                story.record(render(TRAINING, null, quantity), ServiceRendered.class);
        assertThat(recorded.exceptions())
                .extracting(RecordedException::rule)
                .isEqualTo(rule == null ? List.of() : List.of(rule));
        assertThat(recorded.donor()).isEqualTo(DONOR);
        assertThat(story.state().line(TRAINING).delivered()).isEqualTo(quantity);
    }

    @Test
    void only_a_service_is_rendered() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)));
        refused(NOT_A_SERVICE, () -> story.send(render(LAPTOPS, null, 1)));
    }
}
