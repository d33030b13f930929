package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.ANOTHER_CURRENCY;
import static org.iioe.ledger.contributions.ContributionsRefusal.CONTRIBUTION_CANCELLED;
import static org.iioe.ledger.contributions.ContributionsRefusal.DELIVERY_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.ITEM_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.LOT_UNKNOWN;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOTHING_TO_CANCEL;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_A_SERVICE;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.CancelledLine;
import org.iioe.ledger.contributions.ContributionAmended;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.PledgeCommand.AmendContribution;
import org.iioe.ledger.contributions.PledgeCommand.CancelContribution;
import org.iioe.ledger.contributions.PledgeCommand.PledgeContribution;
import org.iioe.ledger.contributions.PledgeCommand.RecordDelivery;
import org.iioe.ledger.contributions.PledgeCommand.ValueLine;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.ServiceCommand.RecordServiceRendered;
import org.iioe.ledger.contributions.ServiceRendered;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.store.Claims;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is promised and what it is worth, and what arrives of it. */
final class Pledging {
    private Pledging() {}

    static ContributionPledged pledged(PledgeContribution c, Organisations organisations) {
        registered(c.donor(), c.oneOrMoreOf(), organisations);
        return new ContributionPledged(
                c.contribution(), c.donor(), c.oneOrMoreOf(), c.lines(), c.on(), c.source());
    }

    static ContributionAmended amended(
            ContributionState state, AmendContribution c, Organisations organisations) {
        standing(state);
        registered(c.donor(), c.oneOrMoreOf(), organisations);
        for (PledgedLine to : c.lines()) {
            LineState before = state.lines().get(to.line());
            if (before != null) {
                PledgeRule.check(before, to);
            }
        }
        return new ContributionAmended(
                c.contribution(),
                c.donor(),
                c.oneOrMoreOf(),
                c.lines(),
                c.reason(),
                c.on(),
                c.source());
    }

    static ContributionCancelled cancelled(ContributionState state, CancelContribution c) {
        standing(state);
        state.lines().values().forEach(PledgeRule::checkCancelled);
        List<CancelledLine> lines =
                state.lines().values().stream()
                        .filter(line -> line.pledged().quantity() == null || line.outstanding() > 0)
                        .map(Pledging::outstanding)
                        .sorted((a, b) -> a.line().value().compareTo(b.line().value()))
                        .toList();
        Refusal.unless(
                !lines.isEmpty(),
                NOTHING_TO_CANCEL,
                () -> "All that was pledged in %s was delivered.".formatted(c.contribution()));
        return new ContributionCancelled(c.contribution(), lines, c.reason(), c.on(), c.source());
    }

    static LineValued valued(ContributionState state, ValueLine c, Organisations organisations) {
        organisations.get(c.valuer());
        LineState line = state.line(c.line());
        Valuation before = line.valuation();
        Refusal.unless(
                before == null || before.amount().currency().equals(c.amount().currency()),
                ANOTHER_CURRENCY,
                () ->
                        "%s is valued at %s."
                                .formatted(c.line(), before == null ? "" : before.amount()));
        long units = c.per() == ValuedPer.UNIT ? 1 : lot(line);
        long own = line.own();
        return new LineValued(
                c.contribution(),
                c.line(),
                c.amount(),
                c.per(),
                new Quantity(units),
                c.basis(),
                c.valuer(),
                state.donorOf(line),
                new Quantity(own),
                before == null ? Money.zero(c.amount().currency()) : before.of(own),
                new Valuation(c.amount(), units).of(own),
                c.on(),
                c.source());
    }

    static DeliveryRecorded delivered(
            ContributionState state, RecordDelivery c, Organisations organisations, Claims claims) {
        LineState line = state.line(c.line()).inCustody();
        state.mustBeNew("delivery", c.delivery(), DELIVERY_EXISTS);
        organisations.requireRegistered(c.donor());
        DeliveryRule.countable(line, c.quantity());
        OrganisationId donor = DeliveryRule.donor(state, line, c.donor());
        if (c.items() != null) {
            c.items().forEach(item -> state.mustBeNew("item", item.item(), ITEM_EXISTS));
            SerialRule.claim(c.items(), claims, c);
        }
        return new DeliveryRecorded(
                c.contribution(),
                c.line(),
                c.delivery(),
                donor,
                c.quantity(),
                c.condition(),
                c.items(),
                c.place(),
                line.ours() ? Tenure.TITLE : line.pledged().tenure(),
                line.ours() ? line.valueComing(c.quantity().units()) : null,
                DeliveryRule.exceptions(state, line, c.quantity(), donor),
                c.on(),
                c.source());
    }

    static ServiceRendered rendered(
            ContributionState state, RecordServiceRendered c, Organisations organisations) {
        LineState line = state.line(c.line());
        Refusal.unless(
                line.pledged().kind() == LineKind.SERVICE,
                NOT_A_SERVICE,
                () -> "%s (%s) is no service.".formatted(c.line(), line.pledged().description()));
        organisations.requireRegistered(c.donor());
        organisations.requireRegistered(c.member());
        DeliveryRule.countable(line, c.quantity());
        OrganisationId donor = DeliveryRule.donor(state, line, c.donor());
        return new ServiceRendered(
                c.contribution(),
                c.line(),
                donor,
                c.member(),
                c.quantity(),
                c.period(),
                DeliveryRule.exceptions(state, line, c.quantity(), donor),
                c.on(),
                c.source());
    }

    private static void standing(ContributionState state) {
        Refusal.unless(
                !state.cancelled(), CONTRIBUTION_CANCELLED, "This contribution was cancelled.");
    }

    private static CancelledLine outstanding(LineState line) {
        return new CancelledLine(
                line.pledged().line(),
                line.pledged().quantity() == null ? null : new Quantity(line.outstanding()));
    }

    private static long lot(LineState line) {
        Quantity pledged = line.pledged().quantity();
        long units = Math.max(pledged == null ? 0 : pledged.units(), line.delivered());
        Refusal.unless(
                units > 0,
                LOT_UNKNOWN,
                () ->
                        "Nobody says how many units %s has, and none was delivered."
                                .formatted(line.pledged().line()));
        return units;
    }

    private static void registered(
            @Nullable OrganisationId one,
            @Nullable List<OrganisationId> several,
            Organisations organisations) {
        organisations.requireRegistered(one);
        if (several != null) {
            several.forEach(organisations::get);
        }
    }
}
