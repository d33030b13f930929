package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.CancelledLine;
import org.iioe.ledger.contributions.Condition;
import org.iioe.ledger.contributions.ContributionAmended;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionId;
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
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.Projection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Shows contributions in kind and the inventory of their units. */
@Component
final class ContributionsProjection implements Projection {
    private final History<ContributionView> contributions;
    private final Inventory inventory;
    private final InKindBooks books;

    ContributionsProjection(JdbcClient database, JsonMapper mapper) {
        contributions = new History<>(database, mapper, ContributionView.TABLE);
        inventory = new Inventory(database, mapper);
        books = new InKindBooks(database);
    }

    @Override
    public String name() {
        return "contributions";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof ContributionsEvent of) {
            on(of, at.position());
            books.write(of, at.position());
        }
    }

    private void on(ContributionsEvent event, long at) {
        switch (event) {
            case ContributionPledged e -> pledged(e, at);
            case ContributionAmended e -> amended(e, at);
            case ContributionCancelled e -> cancelled(e, at);
            case LineValued e -> change(e, at, view -> view.change(e.line(), l -> l.valued(e)));
            case DeliveryRecorded e -> delivered(e, at);
            case ItemsAllocated e -> allocated(e, at);
            case ItemsReleased e -> released(e, at);
            case ItemsDispatched e ->
                    e.units()
                            .forEach(units ->
                                    move(
                                            e,
                                            units,
                                            Place.store(null, null),
                                            Place.transit(e.consignment(), e.member()),
                                            e.member(),
                                            at));
            case ItemsAccepted e -> accepted(e, at);
            case ItemsRefused e ->
                    e.units()
                            .forEach(units ->
                                    move(
                                            e,
                                            units,
                                            Place.transit(e.consignment(), e.member()),
                                            Place.store(e.condition(), null),
                                            e.member(),
                                            at));
            case TitleTransferred e -> transferred(e, at);
            case ItemsReturned e -> returned(e, at);
            case ItemReplaced e -> {
                ContributionView view = change(e, at, same -> same);
                inventory.replace(
                        e.contribution(),
                        view.line(e.line()),
                        e.old(),
                        e.replacement(),
                        e.on(),
                        at);
            }
            case IncidentRecorded e -> struck(e, at);
            // What is approved shows when it is carried out; until then it stands in the trail.
            case DisposalApproved e -> change(e, at, same -> same);
            case ItemsRetired e ->
                    gone(e, e.units(), Place.of(e.member()), word(e.method()), e.member(), at);
            case LicenceExpired e ->
                    gone(e, e.units(), Place.of(e.member()), "expired", e.member(), at);
            case StockCountRecorded e ->
                    change(
                            e,
                            at,
                            view ->
                                    view.noting(
                                            "StockCountRecorded",
                                            e.count().value(),
                                            e.exceptions(),
                                            e.on(),
                                            at));
            case ServiceRendered e ->
                    change(
                            e,
                            at,
                            view ->
                                    view.change(
                                                    e.line(),
                                                    line ->
                                                            line.came(
                                                                    e.quantity().units(),
                                                                    true,
                                                                    e.donor()))
                                            .noting(
                                                    "ServiceRendered",
                                                    e.line().value(),
                                                    e.exceptions(),
                                                    e.on(),
                                                    at));
        }
    }

    private void pledged(ContributionPledged e, long at) {
        contributions.put(
                e.contribution().value(),
                new ContributionView(
                        e.contribution(),
                        e.donor(),
                        e.oneOrMoreOf() == null ? List.of() : e.oneOrMoreOf(),
                        e.on(),
                        null,
                        e.lines().stream().map(LineView::of).toList(),
                        List.of(),
                        e.source(),
                        at),
                at);
    }

    private void amended(ContributionAmended e, long at) {
        ContributionView after =
                change(
                        e,
                        at,
                        view -> {
                            ContributionView amended = view.pledgedBy(e.donor(), e.oneOrMoreOf());
                            for (PledgedLine to : e.lines()) {
                                amended =
                                        amended.with(
                                                view.lines().stream()
                                                        .filter(line ->
                                                                line.line().equals(to.line()))
                                                        .findFirst()
                                                        .map(line -> line.amended(to))
                                                        .orElseGet(() -> LineView.of(to)));
                            }
                            return amended;
                        });
        for (PledgedLine to : e.lines()) {
            inventory.describe(e.contribution(), after.line(to.line()), at);
        }
    }

    private void cancelled(ContributionCancelled e, long at) {
        change(
                e,
                at,
                view -> {
                    ContributionView cancelled = view.cancelledOn(e.on());
                    for (CancelledLine of : e.lines()) {
                        cancelled =
                                cancelled.change(
                                        of.line(), line -> line.cancelled(of.outstanding()));
                    }
                    return cancelled;
                });
    }

    private void delivered(DeliveryRecorded e, long at) {
        ContributionView after =
                change(
                        e,
                        at,
                        view ->
                                view.change(
                                                e.line(),
                                                line ->
                                                        line.came(
                                                                        e.quantity().units(),
                                                                        false,
                                                                        e.donor())
                                                                .gained(e.value()))
                                        .noting(
                                                "DeliveryRecorded",
                                                e.delivery().value(),
                                                e.exceptions(),
                                                e.on(),
                                                at));
        inventory.arrive(
                e.contribution(),
                after.line(e.line()),
                e.quantity().units(),
                e.items(),
                Place.store(e.condition(), e.place()),
                e.on(),
                at);
    }

    private void allocated(ItemsAllocated e, long at) {
        for (LineUnits units : e.units()) {
            change(
                    e,
                    at,
                    view ->
                            view.change(
                                    units.line(),
                                    line ->
                                            line.allocated(
                                                    e.member(),
                                                    units.quantity().units(),
                                                    e.tenure())));
            inventory.mean(e.contribution(), units, e.member(), at);
        }
    }

    private void released(ItemsReleased e, long at) {
        for (LineUnits units : e.units()) {
            change(
                    e,
                    at,
                    view ->
                            view.change(
                                    units.line(),
                                    line ->
                                            line.allocated(
                                                    e.member(), -units.quantity().units(), null)));
            inventory.mean(e.contribution(), units, null, at);
        }
    }

    private void accepted(ItemsAccepted e, long at) {
        for (ValuedUnits of : e.units()) {
            move(
                    e,
                    of.units(),
                    Place.transit(e.consignment(), e.member()),
                    Place.held(e.member(), e.condition()),
                    e.member(),
                    at);
            change(e, at, view -> view.change(of.line(), line -> line.lost(of.value())));
        }
    }

    private void returned(ItemsReturned e, long at) {
        for (ValuedUnits of : e.units()) {
            move(
                    e,
                    of.units(),
                    Place.held(e.member(), null),
                    Place.store(e.condition(), e.place()),
                    e.member(),
                    at);
            change(e, at, view -> view.change(of.line(), line -> line.gained(of.value())));
        }
    }

    private void transferred(TitleTransferred e, long at) {
        ContributionView after =
                change(
                        e,
                        at,
                        view ->
                                view.change(
                                        e.line(),
                                        line ->
                                                e.member() == null
                                                        ? line.given(null).gained(e.value())
                                                        : line.given(e.member()).lost(e.value())));
        inventory.entitle(e.contribution(), after.line(e.line()), at);
    }

    private void struck(IncidentRecorded e, long at) {
        if (e.kind() == IncidentKind.DAMAGE) {
            change(e, at, same -> same);
            e.units()
                    .forEach(of ->
                            inventory.condition(
                                    e.contribution(), of.units(), Condition.DAMAGED, at));
            return;
        }
        Place from =
                e.consignment() != null && e.member() != null
                        ? Place.transit(e.consignment(), e.member())
                        : Place.of(e.member());
        gone(e, e.units(), from, word(e.kind()), e.member(), at);
    }

    private void gone(
            ContributionsEvent e,
            List<ValuedUnits> units,
            Place from,
            String cause,
            @Nullable OrganisationId member,
            long at) {
        for (ValuedUnits of : units) {
            move(e, of.units(), from, Place.gone(cause, member), member, at);
            change(e, at, view -> view.change(of.line(), line -> line.lost(of.value())));
        }
    }

    private void move(
            ContributionsEvent e,
            LineUnits units,
            Place from,
            Place to,
            @Nullable OrganisationId member,
            long at) {
        ContributionId contribution = e.contribution();
        Edtf on = e.on();
        ContributionView after =
                change(
                        e,
                        at,
                        view ->
                                view.change(
                                        units.line(),
                                        line ->
                                                line.moved(
                                                        units.quantity().units(),
                                                        from.whereabouts(),
                                                        to.whereabouts(),
                                                        member)));
        inventory.move(contribution, after.line(units.line()), units, from, to, on, at);
    }

    private ContributionView change(
            ContributionsEvent e, long at, UnaryOperator<ContributionView> to) {
        String id = e.contribution().value();
        ContributionView after = to.apply(contributions.current(id).orElseThrow()).at(at);
        contributions.put(id, after, at);
        return after;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
