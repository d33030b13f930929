package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_CONSIGNMENT;
import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_DISPOSAL;
import static org.iioe.ledger.contributions.ContributionsRefusal.UNKNOWN_LINE;

import org.iioe.ledger.Id;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.contributions.ConsignmentId;
import org.iioe.ledger.contributions.ContributionAmended;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.DisposalApproved;
import org.iioe.ledger.contributions.DisposalId;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.IncidentRecorded;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.ItemReplaced;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.ItemsAllocated;
import org.iioe.ledger.contributions.ItemsDispatched;
import org.iioe.ledger.contributions.ItemsRefused;
import org.iioe.ledger.contributions.ItemsReleased;
import org.iioe.ledger.contributions.ItemsRetired;
import org.iioe.ledger.contributions.ItemsReturned;
import org.iioe.ledger.contributions.LicenceExpired;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.ServiceRendered;
import org.iioe.ledger.contributions.StockCountRecorded;
import org.iioe.ledger.contributions.TitleTransferred;
import org.iioe.ledger.contributions.ValuedUnits;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What is known of a contribution: its events, folded. Immutable.
 *
 * @param donor who pledged, or null where that is unknown
 * @param oneOrMoreOf of whom one or more pledged, where nobody says which
 * @param lines in the order in which they were pledged first
 * @param consignments to whom each went
 * @param approvals what may be disposed of
 * @param named ids that are taken, such as {@code item item-1}
 */
record ContributionState(
        @Nullable OrganisationId donor,
        Set<OrganisationId> oneOrMoreOf,
        boolean cancelled,
        PMap<LineId, LineState> lines,
        PMap<ConsignmentId, OrganisationId> consignments,
        PMap<DisposalId, Approval> approvals,
        PSet<String> named) {

    static final ContributionState NONE =
            new ContributionState(
                    null,
                    Set.of(),
                    false,
                    OrderedPMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePSet.empty());

    /** The line; refuses one that the contribution does not have. */
    LineState line(LineId line) {
        LineState found = lines.get(line);
        if (found == null) {
            throw new Refusal(UNKNOWN_LINE, "This contribution has no line %s.".formatted(line));
        }
        return found;
    }

    /** To whom a consignment went; refuses one that was not dispatched. */
    OrganisationId recipient(ConsignmentId consignment) {
        OrganisationId found = consignments.get(consignment);
        if (found == null) {
            throw new Refusal(
                    UNKNOWN_CONSIGNMENT,
                    "This contribution has no consignment %s.".formatted(consignment));
        }
        return found;
    }

    /** What may be disposed of; refuses a disposal that nobody approved. */
    Approval approval(DisposalId disposal) {
        Approval found = approvals.get(disposal);
        if (found == null) {
            throw new Refusal(UNKNOWN_DISPOSAL, "Nobody approved %s.".formatted(disposal));
        }
        return found;
    }

    /** Refuses an id that is taken. */
    void mustBeNew(String kind, Id id, RefusalCode otherwise) {
        Refusal.unless(
                !named.contains(kind + " " + id.value()),
                otherwise,
                () -> "This contribution has a %s %s already.".formatted(kind, id));
    }

    /** Who the line's units come from, as far as that is known. */
    @Nullable OrganisationId donorOf(LineState line) {
        return line.donor() == null ? donor : line.donor();
    }

    /**
     * The state after an event.
     *
     * @param actor who sent the command, as far as it is known
     */
    ContributionState after(ContributionsEvent event, @Nullable String actor) {
        return switch (event) {
            case ContributionPledged e -> pledged(e.donor(), e.oneOrMoreOf(), e.lines());
            case ContributionAmended e -> pledged(e.donor(), e.oneOrMoreOf(), e.lines());
            case ContributionCancelled e -> cancelled(true);
            case LineValued e ->
                    on(e.line(), line -> line.valued(new Valuation(e.amount(), e.units().units())));
            case DeliveryRecorded e -> delivered(e);
            case ItemsAllocated e ->
                    each(e.units(), (line, units) -> line.allocated(e.member(), units, e.tenure()));
            case ItemsReleased e ->
                    each(e.units(), (line, units) -> line.released(e.member(), units));
            case ItemsDispatched e ->
                    moved(e.units(), Custody.STORE, Custody.transit(e.consignment(), e.member()))
                            .sent(e.consignment(), e.member());
            case ItemsAccepted e ->
                    moved(
                            plain(e.units()),
                            Custody.transit(e.consignment(), e.member()),
                            Custody.held(e.member()));
            case ItemsRefused e ->
                    moved(e.units(), Custody.transit(e.consignment(), e.member()), Custody.STORE);
            case TitleTransferred e -> on(e.line(), line -> line.given(e.member()));
            case ItemsReturned e ->
                    moved(plain(e.units()), Custody.held(e.member()), Custody.STORE);
            case ItemReplaced e ->
                    on(e.line(), line -> line.replaced(e.old(), e.replacement().item()))
                            .naming("item", List.of(e.replacement().item()));
            case IncidentRecorded e -> befallen(e).naming("incident", List.of(e.incident()));
            case DisposalApproved e ->
                    approved(
                                    e.disposal(),
                                    Approval.of(
                                            e.member(), actor, e.authority() != null, e.units()))
                            .naming("disposal", List.of(e.disposal()));
            case ItemsRetired e -> retired(e);
            case LicenceExpired e -> gone(plain(e.units()), Custody.of(e.member()));
            case StockCountRecorded e -> naming("count", List.of(e.count()));
            case ServiceRendered e ->
                    on(e.line(), line -> line.rendered(e.quantity().units(), e.donor()));
        };
    }

    private ContributionState pledged(
            @Nullable OrganisationId by,
            @Nullable List<OrganisationId> among,
            List<PledgedLine> pledged) {
        PMap<LineId, LineState> changed = lines;
        for (PledgedLine to : pledged) {
            LineState before = lines.get(to.line());
            changed =
                    changed.plus(to.line(), before == null ? LineState.of(to) : before.amended(to));
        }
        boolean unchanged = by == null && among == null;
        return new ContributionState(
                unchanged ? donor : by,
                unchanged ? oneOrMoreOf : among == null ? Set.of() : Set.copyOf(among),
                cancelled,
                changed,
                consignments,
                approvals,
                named);
    }

    private ContributionState delivered(DeliveryRecorded e) {
        List<ItemId> items =
                e.items() == null
                        ? List.of()
                        : e.items().stream().map(DeliveredItem::item).toList();
        long units = e.quantity().units();
        return on(e.line(), line -> line.delivered(units, e.donor(), items))
                .naming("delivery", List.of(e.delivery()))
                .naming("item", items);
    }

    private ContributionState befallen(IncidentRecorded e) {
        if (e.kind() == IncidentKind.DAMAGE) {
            return this;
        }
        Custody from =
                e.consignment() != null && e.member() != null
                        ? Custody.transit(e.consignment(), e.member())
                        : Custody.of(e.member());
        return gone(plain(e.units()), from);
    }

    private ContributionState retired(ItemsRetired e) {
        List<LineUnits> units = plain(e.units());
        ContributionState after = gone(units, Custody.of(e.member()));
        Approval approval = e.disposal() == null ? null : approvals.get(e.disposal());
        if (e.disposal() == null || approval == null) {
            return after;
        }
        for (LineUnits of : units) {
            approval = approval.less(of);
        }
        return after.approved(e.disposal(), approval);
    }

    private ContributionState gone(List<LineUnits> units, Custody from) {
        return moved(units, from, from.gone());
    }

    private ContributionState moved(List<LineUnits> units, Custody from, Custody to) {
        return each(units, (line, of) -> line.holding(line.holdings().moved(of, from, to)));
    }

    private static List<LineUnits> plain(List<ValuedUnits> units) {
        return units.stream().map(ValuedUnits::units).toList();
    }

    private ContributionState each(
            List<LineUnits> units, BiFunction<LineState, LineUnits, LineState> to) {
        ContributionState after = this;
        for (LineUnits of : units) {
            after = after.on(of.line(), line -> to.apply(line, of));
        }
        return after;
    }

    private ContributionState on(LineId id, UnaryOperator<LineState> to) {
        LineState line = lines.get(id);
        return line == null
                ? this
                : new ContributionState(
                        donor,
                        oneOrMoreOf,
                        cancelled,
                        lines.plus(id, to.apply(line)),
                        consignments,
                        approvals,
                        named);
    }

    private ContributionState cancelled(boolean to) {
        return new ContributionState(donor, oneOrMoreOf, to, lines, consignments, approvals, named);
    }

    private ContributionState sent(ConsignmentId consignment, OrganisationId member) {
        return new ContributionState(
                donor,
                oneOrMoreOf,
                cancelled,
                lines,
                consignments.plus(consignment, member),
                approvals,
                named);
    }

    private ContributionState approved(DisposalId disposal, Approval approval) {
        return new ContributionState(
                donor,
                oneOrMoreOf,
                cancelled,
                lines,
                consignments,
                approvals.plus(disposal, approval),
                named);
    }

    private ContributionState naming(String kind, Collection<? extends Id> ids) {
        PSet<String> more = named.plusAll(ids.stream().map(id -> kind + " " + id.value()).toList());
        return new ContributionState(
                donor, oneOrMoreOf, cancelled, lines, consignments, approvals, more);
    }
}
