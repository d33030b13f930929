package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.contributions.ContributionsRefusal.CONSIGNMENT_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.EXCEEDS_ALLOCATION;
import static org.iioe.ledger.contributions.ContributionsRefusal.EXCEEDS_DELIVERED;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_IN_CONSIGNMENT;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_IN_STORE;
import static org.iioe.ledger.contributions.ContributionsRefusal.RECIPIENT_NOT_MEMBER;
import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_CONSIGNMENT;
import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_ITEM;
import static org.iioe.ledger.contributions.command.Acts.A;
import static org.iioe.ledger.contributions.command.Acts.B;
import static org.iioe.ledger.contributions.command.Acts.LAPTOPS;
import static org.iioe.ledger.contributions.command.Acts.NO_MEMBER;
import static org.iioe.ledger.contributions.command.Acts.TRUCK;
import static org.iioe.ledger.contributions.command.Acts.accept;
import static org.iioe.ledger.contributions.command.Acts.allocate;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.dispatch;
import static org.iioe.ledger.contributions.command.Acts.giveBack;
import static org.iioe.ledger.contributions.command.Acts.incident;
import static org.iioe.ledger.contributions.command.Acts.item;
import static org.iioe.ledger.contributions.command.Acts.items;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.line;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.contributions.command.Acts.refuse;
import static org.iioe.ledger.contributions.command.Acts.release;
import static org.iioe.ledger.contributions.command.Acts.units;
import static org.iioe.ledger.contributions.command.Acts.value;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.Money;
import org.iioe.ledger.contributions.ConsignmentId;
import org.iioe.ledger.contributions.ContributionsRefusal;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.ItemsReturned;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.iioe.ledger.contributions.ValuedUnits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustodyTest {
    private static final ConsignmentId SHIP = new ConsignmentId("ship");

    private static Story fourAllocatedToA(Tenure tenure) {
        return Story.of(
                pledge(laptops(10, Tenure.TITLE)),
                value("10.00", ValuedPer.UNIT),
                deliver("d1", 5),
                allocate(A, units(4), tenure));
    }

    @ParameterizedTest
    @CsvSource({"3,", "4,", "5,EXCEEDS_ALLOCATION"})
    void no_more_is_dispatched_than_is_allocated(
            int asked, @Nullable ContributionsRefusal refusal) {
        fourAllocatedToA(Tenure.LOAN).decides(dispatch(TRUCK, A, units(asked)), refusal);
    }

    @ParameterizedTest
    @CsvSource({"3,", "4,NOT_IN_STORE"})
    void what_leaves_the_store_is_in_it(int asked, @Nullable ContributionsRefusal refusal) {
        Story story =
                fourAllocatedToA(Tenure.LOAN)
                        .send(incident("theft", IncidentKind.THEFT, null, units(2)));
        story.decides(dispatch(TRUCK, A, units(asked)), refusal);
    }

    @Test
    void a_consignment_is_dispatched_once_and_to_a_member() {
        Story story = fourAllocatedToA(Tenure.LOAN).send(dispatch(TRUCK, A, units(1)));
        refused(CONSIGNMENT_EXISTS, () -> story.send(dispatch(TRUCK, A, units(1))));
        refused(RECIPIENT_NOT_MEMBER, () -> story.send(dispatch(SHIP, NO_MEMBER, units(1))));
        refused(EXCEEDS_ALLOCATION, () -> story.send(dispatch(SHIP, B, units(1))));
        story.send(dispatch(SHIP, A, units(1)));
    }

    @Test
    void items_with_names_are_dispatched_by_name() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", item("i1", "SN1")),
                        deliver("d2", 1),
                        allocate(A, units(2), Tenure.LOAN));
        refused(NOT_IN_STORE, () -> story.send(dispatch(TRUCK, A, units(2))));
        refused(UNKNOWN_ITEM, () -> story.send(dispatch(TRUCK, A, items("i9"))));
        story.send(dispatch(TRUCK, A, items("i1")));
        refused(NOT_IN_STORE, () -> story.send(dispatch(SHIP, A, items("i1"))));
        story.send(dispatch(SHIP, A, units(1)), accept(TRUCK, items("i1")));
        refused(NOT_IN_CONSIGNMENT, () -> story.send(accept(SHIP, items("i1"))));
    }

    @Test
    void what_is_accepted_refused_and_lost_is_what_was_dispatched() {
        Story story =
                fourAllocatedToA(Tenure.LOAN)
                        .send(
                                dispatch(TRUCK, A, units(4)),
                                accept(TRUCK, units(1)),
                                refuse(TRUCK, units(1)),
                                incident("loss", IncidentKind.LOSS, TRUCK, null, units(1)));
        refused(NOT_IN_CONSIGNMENT, () -> story.send(accept(TRUCK, units(2))));
        refused(NOT_IN_CONSIGNMENT, () -> story.send(refuse(TRUCK, units(2))));
        story.send(accept(TRUCK, units(1)));
        refused(NOT_IN_CONSIGNMENT, () -> story.send(accept(TRUCK, units(1))));
        LineState line = story.laptops();
        assertThat(line.count(Custody.STORE)).isEqualTo(2);
        assertThat(line.count(Custody.held(A))).isEqualTo(2);
        assertThat(line.open(A)).isEqualTo(1);
    }

    @Test
    void an_unknown_consignment_is_not_accepted() {
        Story story = fourAllocatedToA(Tenure.LOAN);
        refused(UNKNOWN_CONSIGNMENT, () -> story.send(accept(TRUCK, units(1))));
    }

    @ParameterizedTest
    @CsvSource({"TITLE,20.00", "LOAN,"})
    void value_passes_with_the_title_and_not_with_a_loan(Tenure tenure, @Nullable String value) {
        Story story = fourAllocatedToA(tenure).send(dispatch(TRUCK, A, units(3)));
        ItemsAccepted accepted = story.record(accept(TRUCK, units(2)), ItemsAccepted.class);
        assertThat(accepted.member()).isEqualTo(A);
        assertThat(accepted.units())
                .containsExactly(
                        new ValuedUnits(
                                LAPTOPS,
                                new Quantity(2),
                                null,
                                value == null ? null : Money.of(value, "CNY")));
        ItemsReturned returned = story.record(giveBack(A, units(2)), ItemsReturned.class);
        assertThat(returned.units()).isEqualTo(accepted.units());
    }

    @ParameterizedTest
    @CsvSource({"2,", "3,NOT_HELD"})
    void no_more_comes_back_than_the_member_has(int asked, @Nullable ContributionsRefusal refusal) {
        Story story =
                fourAllocatedToA(Tenure.LOAN)
                        .send(dispatch(TRUCK, A, units(3)), accept(TRUCK, units(2)));
        story.decides(giveBack(A, units(asked)), refusal);
    }

    @Test
    void what_came_back_is_open_again_for_the_member_until_it_is_released() {
        Story story =
                fourAllocatedToA(Tenure.LOAN)
                        .send(
                                dispatch(TRUCK, A, units(4)),
                                accept(TRUCK, units(4)),
                                giveBack(A, units(4)));
        refused(EXCEEDS_DELIVERED, () -> story.send(allocate(B, units(2), Tenure.LOAN)));
        story.send(release(A, units(3)), allocate(B, units(4), Tenure.LOAN));
        story.send(dispatch(SHIP, A, units(1)));
    }
}
