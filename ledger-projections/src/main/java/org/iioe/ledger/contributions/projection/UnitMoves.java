package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.JsonName;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.Condition;
import org.iioe.ledger.contributions.ContributionAmended;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.DisposalApproved;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.IncidentRecorded;
import org.iioe.ledger.contributions.ItemReplaced;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.ItemsAllocated;
import org.iioe.ledger.contributions.ItemsDispatched;
import org.iioe.ledger.contributions.ItemsRefused;
import org.iioe.ledger.contributions.ItemsReleased;
import org.iioe.ledger.contributions.ItemsRetired;
import org.iioe.ledger.contributions.ItemsReturned;
import org.iioe.ledger.contributions.LicenceExpired;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.ServiceRendered;
import org.iioe.ledger.contributions.StockCountRecorded;
import org.iioe.ledger.contributions.TitleTransferred;
import org.iioe.ledger.contributions.ValuedUnits;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What acts do to the units of a contribution: where they are from then on, and whose. */
final class UnitMoves {
    private final Inventory inventory;

    UnitMoves(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * An act is recorded.
     *
     * @param after the contribution as the act makes it
     */
    void on(ContributionsEvent act, ContributionView after, long at) {
        switch (act) {
            // Nothing is anywhere yet, or what is there stays there.
            case ContributionPledged e -> {}
            case ContributionCancelled e -> {}
            case LineValued e -> {}
            case StockCountRecorded e -> {}
            case ServiceRendered e -> {}
            case DisposalApproved e -> {}
            case ContributionAmended e -> {
                for (PledgedLine to : e.lines()) {
                    inventory.describe(after.id(), after.line(to.line()), at);
                }
            }
            case DeliveryRecorded e ->
                    inventory.arrive(
                            after.id(),
                            after.line(e.line()),
                            e.quantity().units(),
                            e.items(),
                            Place.store(e.condition(), e.place()),
                            e.on(),
                            at);
            case ItemsAllocated e ->
                    e.units().forEach(of -> inventory.mean(after.id(), of, e.member(), at));
            case ItemsReleased e ->
                    e.units().forEach(of -> inventory.mean(after.id(), of, null, at));
            case ItemsDispatched e ->
                    move(
                            e,
                            after,
                            e.units(),
                            Place.store(null, null),
                            Place.transit(e.consignment(), e.member()),
                            at);
            case ItemsAccepted e ->
                    move(
                            e,
                            after,
                            units(e.units()),
                            Place.transit(e.consignment(), e.member()),
                            Place.held(e.member(), e.condition()),
                            at);
            case ItemsRefused e ->
                    move(
                            e,
                            after,
                            e.units(),
                            Place.transit(e.consignment(), e.member()),
                            Place.store(e.condition(), null),
                            at);
            case ItemsReturned e ->
                    move(
                            e,
                            after,
                            units(e.units()),
                            Place.held(e.member(), null),
                            Place.store(e.condition(), e.place()),
                            at);
            case TitleTransferred e -> inventory.entitle(after.id(), after.line(e.line()), at);
            case ItemReplaced e ->
                    inventory.replace(
                            after.id(), after.line(e.line()), e.old(), e.replacement(), e.on(), at);
            case IncidentRecorded e -> {
                if (e.kind() == IncidentKind.DAMAGE) {
                    units(e.units())
                            .forEach(of ->
                                    inventory.condition(after.id(), of, Condition.DAMAGED, at));
                } else {
                    Place from = Place.before(e);
                    gone(e, after, e.units(), from, JsonName.of(e.kind()), e.member(), at);
                }
            }
            case ItemsRetired e -> {
                Place from = Place.of(e.member());
                gone(e, after, e.units(), from, JsonName.of(e.method()), e.member(), at);
            }
            case LicenceExpired e ->
                    gone(e, after, e.units(), Place.of(e.member()), "expired", e.member(), at);
        }
    }

    private static List<LineUnits> units(List<ValuedUnits> valued) {
        return valued.stream().map(ValuedUnits::units).toList();
    }

    private void gone(
            ContributionsEvent act,
            ContributionView after,
            List<ValuedUnits> units,
            Place from,
            String cause,
            @Nullable OrganisationId member,
            long at) {
        move(act, after, units(units), from, Place.gone(cause, member), at);
    }

    private void move(
            ContributionsEvent act,
            ContributionView after,
            List<LineUnits> units,
            Place from,
            Place to,
            long at) {
        for (LineUnits of : units) {
            inventory.move(after.id(), after.line(of.line()), of, from, to, act.on(), at);
        }
    }
}
