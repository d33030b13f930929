package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.iioe.ledger.contributions.ContributionsRefusal.ASSET_TAG_TAKEN;
import static org.iioe.ledger.contributions.ContributionsRefusal.SERIAL_TAKEN;
import static org.iioe.ledger.contributions.command.Acts.DONOR;
import static org.iioe.ledger.contributions.command.Acts.LAPTOPS;
import static org.iioe.ledger.contributions.command.Acts.ON;
import static org.iioe.ledger.contributions.command.Acts.SOURCE;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.item;
import static org.iioe.ledger.contributions.command.Acts.items;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.ContributionId;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.DeliveryId;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.PledgeCommand.PledgeContribution;
import org.iioe.ledger.contributions.PledgeCommand.RecordDelivery;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.store.GivenClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SerialRuleTest {
    private static final RecordDelivery BY = deliver("d1", 1);

    @Test
    void a_serial_number_is_delivered_once_in_the_whole_ledger() {
        ContributionId other = new ContributionId("other");
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", item("i1", "SN-1")),
                        new PledgeContribution(
                                other, DONOR, null, List.of(laptops(1, null)), ON, SOURCE));
        RecordDelivery again =
                new RecordDelivery(
                        other,
                        LAPTOPS,
                        new DeliveryId("d1"),
                        null,
                        new Quantity(1),
                        null,
                        List.of(item("i1", "SN-1")),
                        null,
                        ON,
                        SOURCE);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> story.send(again))
                .withMessage("Maker Model SN-1 is in contribution/classroom-kit already.")
                .extracting(Refusal::code)
                .isEqualTo(SERIAL_TAKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "Maker,Model,SN-1,taken",
        "MAKER,model,sn-1,taken",
        "' Maker ','Mo  del',SN-1,free",
        "Maker,Model,ＳＮ-１,taken",
        "Maker,Model,SN1,free",
        "Maker,Other,SN-1,free",
        "Other,Model,SN-1,free"
    })
    void the_same_number_typed_otherwise_is_the_same(
            String maker, String model, String serial, String expected) {
        GivenClaims claims = new GivenClaims().with("serial", "MAKER|MODEL|SN-1", "contribution/x");
        List<DeliveredItem> items =
                List.of(new DeliveredItem(new ItemId("i1"), maker, model, serial, null));
        if (expected.equals("taken")) {
            refused(SERIAL_TAKEN, () -> SerialRule.claim(items, claims, BY));
        } else {
            SerialRule.claim(items, claims, BY);
        }
    }

    @Test
    void an_asset_tag_stands_for_one_item_too() {
        GivenClaims claims = new GivenClaims();
        DeliveredItem tagged = new DeliveredItem(new ItemId("i1"), "Maker", "Model", null, "TAG-1");
        SerialRule.claim(List.of(tagged), claims, BY);
        assertThat(claims.holder("asset-tag", "MAKER|MODEL|TAG-1"))
                .contains("contribution/classroom-kit");
        refused(ASSET_TAG_TAKEN, () -> SerialRule.claim(List.of(tagged), claims, BY));
        SerialRule.claim(List.of(item("i2", "TAG-1")), claims, BY);
    }

    @Test
    void one_delivery_does_not_hold_a_number_twice() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)));
        refused(
                SERIAL_TAKEN,
                () -> story.send(deliver("d1", item("i1", "SN-1"), item("i2", "sn-1"))));
        story.send(deliver("d1", item("i1", "SN-1"), item("i2", "SN-2")));
    }

    @Test
    void an_item_without_any_number_has_no_name() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(
                        () -> new DeliveredItem(new ItemId("i1"), "Maker", "Model", null, null));
    }
}
