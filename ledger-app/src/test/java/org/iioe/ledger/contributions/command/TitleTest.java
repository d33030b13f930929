package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.contributions.ContributionsRefusal.ITEM_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.ITEM_GONE;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_HELD;
import static org.iioe.ledger.contributions.ContributionsRefusal.SERIAL_TAKEN;
import static org.iioe.ledger.contributions.ContributionsRefusal.TITLE_NOT_OURS;
import static org.iioe.ledger.contributions.ContributionsRefusal.TITLE_PASSED;
import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_ITEM;
import static org.iioe.ledger.contributions.command.Acts.A;
import static org.iioe.ledger.contributions.command.Acts.B;
import static org.iioe.ledger.contributions.command.Acts.DONOR;
import static org.iioe.ledger.contributions.command.Acts.TRUCK;
import static org.iioe.ledger.contributions.command.Acts.accept;
import static org.iioe.ledger.contributions.command.Acts.allocate;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.dispatch;
import static org.iioe.ledger.contributions.command.Acts.incident;
import static org.iioe.ledger.contributions.command.Acts.item;
import static org.iioe.ledger.contributions.command.Acts.items;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.line;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.contributions.command.Acts.replace;
import static org.iioe.ledger.contributions.command.Acts.transfer;
import static org.iioe.ledger.contributions.command.Acts.units;
import static org.iioe.ledger.contributions.command.Acts.value;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.Money;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.ItemReplaced;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.TitleTransferred;
import org.iioe.ledger.contributions.ValuedPer;
import org.junit.jupiter.api.Test;

class TitleTest {
    private static Story threeWithA(Tenure pledged) {
        return Story.of(
                pledge(laptops(10, pledged)),
                value("10.00", ValuedPer.UNIT),
                deliver("d1", 5),
                allocate(A, units(4), Tenure.LOAN),
                dispatch(TRUCK, A, units(4)),
                accept(TRUCK, units(3)));
    }

    @Test
    void the_donor_gives_what_it_lent_wherever_it_is() {
        Story story =
                threeWithA(Tenure.LOAN).send(incident("loss", IncidentKind.LOSS, null, units(1)));
        TitleTransferred transferred = story.record(transfer(null), TitleTransferred.class);
        assertThat(transferred.quantity()).isEqualTo(new Quantity(4));
        assertThat(transferred.value()).isEqualTo(Money.of("40.00", "CNY"));
        assertThat(transferred.donor()).isEqualTo(DONOR);
        refused(TITLE_PASSED, () -> story.send(transfer(null)));
        assertThat(story.record(deliver("d2", 1), DeliveryRecorded.class).tenure())
                .isEqualTo(Tenure.TITLE);
    }

    @Test
    void the_network_gives_a_member_what_it_lent() {
        Story story = threeWithA(Tenure.TITLE);
        TitleTransferred transferred = story.record(transfer(A), TitleTransferred.class);
        assertThat(transferred.quantity()).isEqualTo(new Quantity(3));
        assertThat(transferred.value()).isEqualTo(Money.of("30.00", "CNY"));
        refused(TITLE_PASSED, () -> story.send(transfer(A)));
        ItemsAccepted last = story.record(accept(TRUCK, units(1)), ItemsAccepted.class);
        assertThat(last.units().getFirst().value()).isEqualTo(Money.of("10.00", "CNY"));
    }

    @Test
    void the_network_does_not_give_what_it_was_lent() {
        Story story = threeWithA(Tenure.LOAN);
        refused(TITLE_NOT_OURS, () -> story.send(transfer(A)));
        story.send(transfer(null), transfer(A));
    }

    @Test
    void who_has_nothing_is_given_nothing() {
        Story story = threeWithA(Tenure.TITLE);
        refused(NOT_HELD, () -> story.send(transfer(B)));
    }

    @Test
    void a_replacement_takes_the_place_of_the_old_item() {
        Story story =
                Story.of(
                        pledge(laptops(1, Tenure.TITLE)),
                        deliver("d1", item("i1", "SN1")),
                        allocate(A, units(1), Tenure.LOAN),
                        dispatch(TRUCK, A, items("i1")),
                        accept(TRUCK, items("i1")));
        ItemReplaced replaced = story.record(replace("i1", item("i2", "SN2")), ItemReplaced.class);
        assertThat(replaced.member()).isEqualTo(A);
        LineState line = story.laptops();
        assertThat(line.delivered()).isEqualTo(1);
        assertThat(line.holdings().items().get(new ItemId("i2")))
                .isEqualTo(new ItemState(Custody.held(A), null));
        refused(UNKNOWN_ITEM, () -> story.send(replace("i1", item("i3", "SN3"))));
        refused(ITEM_EXISTS, () -> story.send(replace("i2", item("i1", "SN3"))));
        refused(SERIAL_TAKEN, () -> story.send(replace("i2", item("i3", "SN1"))));
        story.send(incident("loss", IncidentKind.LOSS, A, items("i2")));
        refused(ITEM_GONE, () -> story.send(replace("i2", item("i3", "SN3"))));
    }
}
