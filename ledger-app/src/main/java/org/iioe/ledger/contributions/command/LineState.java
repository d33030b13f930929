package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.NO_CUSTODY;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.Tenure;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Collection;

/**
 * One line of a contribution. Immutable.
 *
 * @param donor whose units were delivered, or null while that is unknown
 * @param ours whether the network owns the units, save those that members came to own
 * @param delivered units delivered or, of a service, rendered
 * @param holdings where the delivered units are
 * @param shares what members are to have
 * @param valuation null while the line is not valued
 */
record LineState(
        PledgedLine pledged,
        @Nullable OrganisationId donor,
        boolean ours,
        long delivered,
        Holdings holdings,
        PMap<OrganisationId, Entitlement> shares,
        @Nullable Valuation valuation) {

    static LineState of(PledgedLine pledged) {
        boolean ours = pledged.tenure() == Tenure.TITLE;
        return new LineState(pledged, null, ours, 0, Holdings.NONE, HashTreePMap.empty(), null);
    }

    /** Refuses what nobody can keep. */
    LineState inCustody() {
        Refusal.unless(
                pledged.kind() != LineKind.SERVICE,
                NO_CUSTODY,
                () -> "%s (%s) is a service.".formatted(pledged.line(), pledged.description()));
        return this;
    }

    /** How many units are in that custody, named or not. */
    long count(Custody custody) {
        return holdings.count(custody);
    }

    /** Whether the network owns the units in that custody. */
    boolean owns(Custody custody) {
        return switch (custody.kind()) {
            case STORE, TRANSIT -> ours;
            case HELD -> ours && !ownedBy(custody.member());
            case GONE -> false;
        };
    }

    /** Whether the member owns what it has, or will own what it gets. */
    boolean ownedBy(@Nullable OrganisationId member) {
        Entitlement share = member == null ? null : shares.get(member);
        return share != null && share.tenure() == Tenure.TITLE;
    }

    /** How many units the network owns. */
    long own() {
        if (!ours) {
            return 0;
        }
        long given =
                shares.keySet().stream()
                        .filter(this::ownedBy)
                        .mapToLong(member -> count(Custody.held(member)))
                        .sum();
        return holdings.count(Custody.Kind.STORE)
                + holdings.count(Custody.Kind.TRANSIT)
                + holdings.count(Custody.Kind.HELD)
                - given;
    }

    /** The value of so many that become the network's own; null while the line is not valued. */
    @Nullable Money valueComing(long units) {
        return valuation == null ? null : valuation.of(own() + units).minus(valuation.of(own()));
    }

    /** The value of so many of the network's own; null while the line is not valued. */
    @Nullable Money valueLeaving(long units) {
        return valuation == null ? null : valuation.of(own()).minus(valuation.of(own() - units));
    }

    /**
     * What the network loses when units leave that custody for good; null where that is nothing.
     */
    @Nullable Money valueLost(Custody from, long units) {
        return owns(from) ? valueLeaving(units) : null;
    }

    /** Units allocated to all members. */
    long allocated() {
        return shares.values().stream().mapToLong(Entitlement::allocated).sum();
    }

    /** Units allocated to the member and not dispatched, or come back since. */
    long open(OrganisationId member) {
        Entitlement share = shares.get(member);
        return share == null ? 0 : share.allocated() - holdings.count(member);
    }

    /** Units that were pledged and not delivered; 0 where the pledge gives no quantity. */
    long outstanding() {
        return pledged.quantity() == null ? 0 : Math.max(0, pledged.quantity().units() - delivered);
    }

    LineState amended(PledgedLine to) {
        boolean owned = delivered == 0 ? to.tenure() == Tenure.TITLE : ours;
        return new LineState(to, donor, owned, delivered, holdings, shares, valuation);
    }

    LineState valued(Valuation as) {
        return new LineState(pledged, donor, ours, delivered, holdings, shares, as);
    }

    LineState delivered(long units, @Nullable OrganisationId by, Collection<ItemId> items) {
        return rendered(units, by).holding(holdings.arrived(units, items));
    }

    LineState replaced(ItemId old, ItemId by) {
        return holding(holdings.replaced(old, by));
    }

    /** Units came that nobody keeps. */
    LineState rendered(long units, @Nullable OrganisationId by) {
        OrganisationId from = by == null ? donor : by;
        return new LineState(pledged, from, ours, delivered + units, holdings, shares, valuation);
    }

    LineState holding(Holdings to) {
        return new LineState(pledged, donor, ours, delivered, to, shares, valuation);
    }

    LineState allocated(OrganisationId member, LineUnits units, Tenure tenure) {
        Entitlement before = shares.get(member);
        long allocated = (before == null ? 0 : before.allocated()) + units.quantity().units();
        return holding(holdings.meant(units.named(), member))
                .sharing(member, new Entitlement(allocated, tenure));
    }

    LineState released(OrganisationId member, LineUnits units) {
        Entitlement before = shares.get(member);
        if (before == null) {
            return this;
        }
        long allocated = before.allocated() - units.quantity().units();
        return holding(holdings.meant(units.named(), null))
                .sharing(member, new Entitlement(allocated, before.tenure()));
    }

    /** A loan became a gift: of the donor to the network, or of the network to the member. */
    LineState given(@Nullable OrganisationId member) {
        Entitlement share = member == null ? null : shares.get(member);
        return member == null || share == null
                ? new LineState(pledged, donor, true, delivered, holdings, shares, valuation)
                : sharing(member, new Entitlement(share.allocated(), Tenure.TITLE));
    }

    private LineState sharing(OrganisationId member, Entitlement share) {
        return new LineState(
                pledged, donor, ours, delivered, holdings, shares.plus(member, share), valuation);
    }
}
