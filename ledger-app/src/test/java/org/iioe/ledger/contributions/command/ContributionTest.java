package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.APPROVED_BY_ONESELF;
import static org.iioe.ledger.contributions.command.Acts.A;
import static org.iioe.ledger.contributions.command.Acts.ADOPTED;
import static org.iioe.ledger.contributions.command.Acts.DISPOSAL;
import static org.iioe.ledger.contributions.command.Acts.DONOR;
import static org.iioe.ledger.contributions.command.Acts.GIFT;
import static org.iioe.ledger.contributions.command.Acts.LAPTOPS;
import static org.iioe.ledger.contributions.command.Acts.ON;
import static org.iioe.ledger.contributions.command.Acts.SOURCE;
import static org.iioe.ledger.contributions.command.Acts.TRUCK;
import static org.iioe.ledger.contributions.command.Acts.accept;
import static org.iioe.ledger.contributions.command.Acts.allocate;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.dispatch;
import static org.iioe.ledger.contributions.command.Acts.item;
import static org.iioe.ledger.contributions.command.Acts.items;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.contributions.command.Acts.retire;
import static org.iioe.ledger.contributions.command.Acts.units;
import static org.iioe.ledger.contributions.command.Acts.value;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.iioe.ledger.Money;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.contributions.Condition;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.DeliveryId;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.DisposalApproved;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.RetirementMethod;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.iioe.ledger.contributions.ValuedUnits;
import org.iioe.ledger.store.Fixtures;
import org.iioe.ledger.store.GivenClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** The aggregate in the framework's fixture, which also finds changes of state without an event. */
class ContributionTest {
    private final FixtureConfiguration<Contribution> contribution =
            Fixtures.of(Contribution.class)
                    .registerInjectableResource(Facts.organisations())
                    .registerInjectableResource(Facts.members())
                    .registerInjectableResource(Facts.charters(null))
                    .registerInjectableResource(Facts.resolutions())
                    .registerInjectableResource(new GivenClaims());

    @Test
    void hardware_goes_from_its_donor_to_a_member() {
        contribution
                .givenCommands(
                        pledge(laptops(2, Tenure.TITLE)),
                        value("5000.00", ValuedPer.UNIT),
                        deliver("d1", item("i1", "SN1"), item("i2", "SN2")),
                        allocate(A, units(2), Tenure.TITLE),
                        dispatch(TRUCK, A, items("i1", "i2")))
                .when(accept(TRUCK, items("i2")))
                .expectEvents(
                        new ItemsAccepted(
                                GIFT,
                                TRUCK,
                                A,
                                List.of(
                                        new ValuedUnits(
                                                LAPTOPS,
                                                new Quantity(1),
                                                List.of(new ItemId("i2")),
                                                Money.of("5000.00", "CNY"))),
                                Condition.NEW,
                                "Receipt",
                                null,
                                ON,
                                SOURCE));
    }

    @Test
    void refuses_to_dispose_of_what_one_alone_approved() {
        given("approver-1", null)
                .when(
                        retire(DISPOSAL, null, units(1), RetirementMethod.SOLD),
                        Map.of("actor", "approver-1"))
                .expectException(refusal(APPROVED_BY_ONESELF));
    }

    @Test
    void another_disposes_of_what_one_approved() {
        given("approver-1", null)
                .when(
                        retire(DISPOSAL, null, units(1), RetirementMethod.SOLD),
                        Map.of("actor", "secretary-1"))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void anyone_disposes_of_what_a_resolution_approved() {
        given("approver-1", ADOPTED)
                .when(
                        retire(DISPOSAL, null, units(1), RetirementMethod.SOLD),
                        Map.of("actor", "approver-1"))
                .expectSuccessfulHandlerExecution();
    }

    private TestExecutor<Contribution> given(String approver, @Nullable ResolutionId authority) {
        Map<String, String> metadata = Map.of("actor", approver);
        return contribution
                .given(
                        new ContributionPledged(
                                GIFT, DONOR, null, List.of(laptops(2, Tenure.TITLE)), ON, SOURCE))
                .andGiven(
                        new DeliveryRecorded(
                                GIFT,
                                LAPTOPS,
                                new DeliveryId("d1"),
                                DONOR,
                                new Quantity(2),
                                null,
                                null,
                                null,
                                Tenure.TITLE,
                                null,
                                List.of(),
                                ON,
                                SOURCE),
                        new GenericEventMessage<>(
                                new DisposalApproved(
                                        GIFT,
                                        DISPOSAL,
                                        null,
                                        List.of(units(1)),
                                        authority,
                                        "Beyond repair",
                                        ON,
                                        SOURCE),
                                metadata));
    }
}
