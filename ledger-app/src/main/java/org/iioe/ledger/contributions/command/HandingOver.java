package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.CONSIGNMENT_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.ITEM_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.ITEM_GONE;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_HELD;
import static org.iioe.ledger.contributions.ContributionsRefusal.RECIPIENT_NOT_MEMBER;
import static org.iioe.ledger.contributions.ContributionsRefusal.TITLE_NOT_OURS;
import static org.iioe.ledger.contributions.ContributionsRefusal.TITLE_PASSED;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.CustodyCommand.AcceptItems;
import org.iioe.ledger.contributions.CustodyCommand.AllocateItems;
import org.iioe.ledger.contributions.CustodyCommand.DispatchItems;
import org.iioe.ledger.contributions.CustodyCommand.RefuseItems;
import org.iioe.ledger.contributions.CustodyCommand.ReleaseItems;
import org.iioe.ledger.contributions.ItemReplaced;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.ItemsAllocated;
import org.iioe.ledger.contributions.ItemsDispatched;
import org.iioe.ledger.contributions.ItemsRefused;
import org.iioe.ledger.contributions.ItemsReleased;
import org.iioe.ledger.contributions.ItemsReturned;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.TitleCommand.ReplaceItem;
import org.iioe.ledger.contributions.TitleCommand.ReturnItems;
import org.iioe.ledger.contributions.TitleCommand.TransferTitle;
import org.iioe.ledger.contributions.TitleTransferred;
import org.iioe.ledger.contributions.ValuedUnits;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.store.Claims;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who is to have units, how they travel, and who owns them. */
final class HandingOver {
    private HandingOver() {}

    static ItemsAllocated allocated(
            ContributionState state,
            AllocateItems c,
            Members members,
            Charters charters,
            Resolutions resolutions) {
        LocalDate day = c.on().effective();
        member(c.member(), day, members);
        resolutions.requireAdopted(c.authority(), day);
        CharterVersion charter = charters.inForce(day).orElse(null);
        boolean overAllocation =
                charter != null && Boolean.TRUE.equals(charter.rules().overAllocation());
        for (LineUnits units : c.units()) {
            LineState line = state.line(units.line()).inCustody();
            AllocationRule.checkTenure(line, c.member(), c.tenure());
            AllocationRule.checkAllocated(state, line, units, overAllocation);
        }
        return new ItemsAllocated(
                c.contribution(),
                c.member(),
                c.units(),
                c.tenure(),
                c.authority(),
                charter == null ? null : charter.number(),
                c.reason(),
                c.on(),
                c.source());
    }

    static ItemsReleased released(ContributionState state, ReleaseItems c) {
        for (LineUnits units : c.units()) {
            LineState line = state.line(units.line());
            AllocationRule.checkOpen(line, units, c.member());
        }
        return new ItemsReleased(
                c.contribution(), c.member(), c.units(), c.reason(), c.on(), c.source());
    }

    static ItemsDispatched dispatched(ContributionState state, DispatchItems c, Members members) {
        member(c.member(), c.on().effective(), members);
        Refusal.unless(
                !state.consignments().containsKey(c.consignment()),
                CONSIGNMENT_EXISTS,
                () -> "%s was dispatched already.".formatted(c.consignment()));
        for (LineUnits units : c.units()) {
            LineState line = state.line(units.line());
            AllocationRule.checkOpen(line, units, c.member());
            CustodyRule.check(line, units, Custody.STORE);
        }
        return new ItemsDispatched(
                c.contribution(),
                c.consignment(),
                c.member(),
                c.units(),
                c.carrier(),
                c.on(),
                c.source());
    }

    static ItemsAccepted accepted(ContributionState state, AcceptItems c) {
        OrganisationId member = state.recipient(c.consignment());
        Custody there = Custody.transit(c.consignment(), member);
        return new ItemsAccepted(
                c.contribution(),
                c.consignment(),
                member,
                moved(
                        state,
                        c.units(),
                        there,
                        (line, units) ->
                                line.ownedBy(member) ? line.valueLost(there, units) : null),
                c.condition(),
                c.custodyReceipt(),
                c.digest(),
                c.on(),
                c.source());
    }

    static ItemsRefused refused(ContributionState state, RefuseItems c) {
        OrganisationId member = state.recipient(c.consignment());
        for (LineUnits units : c.units()) {
            CustodyRule.check(
                    state.line(units.line()), units, Custody.transit(c.consignment(), member));
        }
        return new ItemsRefused(
                c.contribution(),
                c.consignment(),
                member,
                c.units(),
                c.condition(),
                c.reason(),
                c.on(),
                c.source());
    }

    static ItemsReturned returned(ContributionState state, ReturnItems c) {
        return new ItemsReturned(
                c.contribution(),
                c.member(),
                moved(
                        state,
                        c.units(),
                        Custody.held(c.member()),
                        (line, units) -> line.ownedBy(c.member()) ? line.valueComing(units) : null),
                c.condition(),
                c.place(),
                c.reason(),
                c.on(),
                c.source());
    }

    static TitleTransferred transferred(
            ContributionState state, TransferTitle c, Resolutions resolutions) {
        resolutions.requireAdopted(c.authority(), c.on().effective());
        LineState line = state.line(c.line()).inCustody();
        long units;
        Money value;
        if (c.member() == null) {
            Refusal.unless(
                    !line.ours(), TITLE_PASSED, () -> "The network owns %s.".formatted(c.line()));
            units = line.delivered() - line.holdings().count(Custody.Kind.GONE);
            value = line.valueComing(units);
        } else {
            units = line.count(Custody.held(c.member()));
            Refusal.unless(
                    units > 0,
                    NOT_HELD,
                    () -> "%s has nothing of %s.".formatted(c.member(), c.line()));
            Refusal.unless(
                    !line.ownedBy(c.member()),
                    TITLE_PASSED,
                    () -> "%s owns what it has of %s.".formatted(c.member(), c.line()));
            Refusal.unless(
                    line.ours(),
                    TITLE_NOT_OURS,
                    () -> "The network does not own the units of %s.".formatted(c.line()));
            value = line.valueLeaving(units);
        }
        return new TitleTransferred(
                c.contribution(),
                c.line(),
                c.member(),
                state.donorOf(line),
                new Quantity(units),
                value,
                c.authority(),
                c.reason(),
                c.on(),
                c.source());
    }

    static ItemReplaced replaced(ContributionState state, ReplaceItem c, Claims claims) {
        LineState line = state.line(c.line());
        Custody there = CustodyRule.find(line, c.old()).custody();
        Refusal.unless(
                there.kind() != Custody.Kind.GONE,
                ITEM_GONE,
                () -> "%s is gone; what comes instead is a delivery.".formatted(c.old()));
        state.mustBeNew("item", c.replacement().item(), ITEM_EXISTS);
        SerialRule.claim(List.of(c.replacement()), claims, c);
        return new ItemReplaced(
                c.contribution(),
                c.line(),
                c.old(),
                c.replacement(),
                there.consignment(),
                there.member(),
                c.reason(),
                c.on(),
                c.source());
    }

    /** What a move of some units of a line does to the value of the network's own. */
    interface ValueMoved {
        @Nullable Money of(LineState line, long units);
    }

    /** The units with the value that moves; refuses those that are not there. */
    static List<ValuedUnits> moved(
            ContributionState state, List<LineUnits> moving, Custody there, ValueMoved value) {
        List<ValuedUnits> moved = new ArrayList<>();
        for (LineUnits units : moving) {
            LineState line = state.line(units.line());
            CustodyRule.check(line, units, there);
            moved.add(
                    new ValuedUnits(
                            units.line(),
                            units.quantity(),
                            units.items(),
                            value.of(line, units.quantity().units())));
        }
        return moved;
    }

    private static void member(OrganisationId member, LocalDate day, Members members) {
        Refusal.unless(
                members.register().isMember(member, day),
                RECIPIENT_NOT_MEMBER,
                () -> "%s is not a member on %s.".formatted(member, day));
    }
}
