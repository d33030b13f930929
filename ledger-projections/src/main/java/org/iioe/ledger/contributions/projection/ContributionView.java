package org.iioe.ledger.contributions.projection;

import static org.iioe.ledger.contributions.projection.UnitLocation.GONE;
import static org.iioe.ledger.contributions.projection.UnitLocation.HELD;
import static org.iioe.ledger.contributions.projection.UnitLocation.STORE;
import static org.iioe.ledger.contributions.projection.UnitLocation.TRANSIT;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.iioe.ledger.contributions.CancelledLine;
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
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.ServiceRendered;
import org.iioe.ledger.contributions.StockCountRecorded;
import org.iioe.ledger.contributions.TitleTransferred;
import org.iioe.ledger.contributions.ValuedUnits;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A contribution in kind, with where its units are.
 *
 * @param donor who pledged; null where it is unknown, or known only to be among several
 * @param oneOrMoreOf the organisations of which one or more pledged, where nobody says which
 * @param on when it was pledged
 * @param cancelled when what was outstanding was cancelled, or null
 * @param exceptions the facts that break a rule
 * @param position the position of the last entry about it
 */
public record ContributionView(
        ContributionId id,
        @Nullable OrganisationId donor,
        List<OrganisationId> oneOrMoreOf,
        Edtf on,
        @Nullable Edtf cancelled,
        List<LineView> lines,
        List<Irregularity> exceptions,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<ContributionView> TABLE =
            new HistoryTable<>("contribution", ContributionView.class);

    /**
     * A fact that breaks a rule.
     *
     * @param act the event's name
     * @param name the id of the delivery or the count, or of the line where it has none
     */
    public record Irregularity(
            String act, String name, RecordedException exception, Edtf on, long position) {}

    /** The line of that id. */
    LineView line(LineId id) {
        return lines.stream().filter(line -> line.line().equals(id)).findFirst().orElseThrow();
    }

    static ContributionView pledged(ContributionPledged e, long at) {
        return new ContributionView(
                e.contribution(),
                e.donor(),
                e.oneOrMoreOf() == null ? List.of() : e.oneOrMoreOf(),
                e.on(),
                null,
                e.lines().stream().map(LineView::of).toList(),
                List.of(),
                e.source(),
                at);
    }

    /** What an act makes of it. */
    ContributionView after(ContributionsEvent event, long at) {
        ContributionView changed =
                switch (event) {
                    // Made the view that is changed here.
                    case ContributionPledged e -> this;
                    case ContributionAmended e -> amended(e);
                    case ContributionCancelled e -> cancelled(e);
                    case LineValued e -> change(e.line(), line -> line.valued(e));
                    case DeliveryRecorded e ->
                            change(
                                            e.line(),
                                            line ->
                                                    line.came(
                                                                    e.quantity().units(),
                                                                    false,
                                                                    e.donor())
                                                            .gained(e.value()))
                                    .noting(e, e.delivery().value(), e.exceptions(), at);
                    case ItemsAllocated e ->
                            each(
                                    e.units(),
                                    (line, units) ->
                                            line.allocating(e.member(), units, e.tenure()));
                    case ItemsReleased e ->
                            each(
                                    e.units(),
                                    (line, units) -> line.allocating(e.member(), -units, null));
                    case ItemsDispatched e ->
                            each(
                                    e.units(),
                                    (line, units) -> line.moved(units, STORE, TRANSIT, e.member()));
                    case ItemsAccepted e ->
                            valued(
                                    e.units(),
                                    (line, of) ->
                                            line.moved(
                                                            of.quantity().units(),
                                                            TRANSIT,
                                                            HELD,
                                                            e.member())
                                                    .lost(of.value()));
                    case ItemsRefused e ->
                            each(
                                    e.units(),
                                    (line, units) -> line.moved(units, TRANSIT, STORE, e.member()));
                    case TitleTransferred e ->
                            change(
                                    e.line(),
                                    line ->
                                            e.member() == null
                                                    ? line.given(null).gained(e.value())
                                                    : line.given(e.member()).lost(e.value()));
                    case ItemsReturned e ->
                            valued(
                                    e.units(),
                                    (line, of) ->
                                            line.moved(
                                                            of.quantity().units(),
                                                            HELD,
                                                            STORE,
                                                            e.member())
                                                    .gained(of.value()));
                    case IncidentRecorded e ->
                            e.kind() == IncidentKind.DAMAGE
                                    ? this
                                    : gone(e.units(), Place.before(e), e.member());
                    case ItemsRetired e -> gone(e.units(), Place.of(e.member()), e.member());
                    case LicenceExpired e -> gone(e.units(), Place.of(e.member()), e.member());
                    case StockCountRecorded e -> noting(e, e.count().value(), e.exceptions(), at);
                    case ServiceRendered e ->
                            change(
                                            e.line(),
                                            line ->
                                                    line.came(
                                                            e.quantity().units(), true, e.donor()))
                                    .noting(e, e.line().value(), e.exceptions(), at);
                    // One item for another: the inventory shows which.
                    case ItemReplaced e -> this;
                    // What is approved shows when it is carried out; until then it stands in the
                    // trail.
                    case DisposalApproved e -> this;
                };
        return changed.at(at);
    }

    private ContributionView amended(ContributionAmended e) {
        ContributionView amended =
                e.donor() == null && e.oneOrMoreOf() == null
                        ? this
                        : new ContributionView(
                                id,
                                e.donor(),
                                e.oneOrMoreOf() == null ? List.of() : e.oneOrMoreOf(),
                                on,
                                cancelled,
                                lines,
                                exceptions,
                                source,
                                position);
        for (PledgedLine to : e.lines()) {
            amended =
                    amended.with(
                            lines.stream()
                                    .filter(line -> line.line().equals(to.line()))
                                    .findFirst()
                                    .map(line -> line.amended(to))
                                    .orElseGet(() -> LineView.of(to)));
        }
        return amended;
    }

    private ContributionView cancelled(ContributionCancelled e) {
        ContributionView cancelled =
                new ContributionView(
                        id, donor, oneOrMoreOf, on, e.on(), lines, exceptions, source, position);
        for (CancelledLine of : e.lines()) {
            cancelled = cancelled.change(of.line(), line -> line.cancelling(of.outstanding()));
        }
        return cancelled;
    }

    /** Units are gone, from where they were. */
    private ContributionView gone(
            List<ValuedUnits> units, Place from, @Nullable OrganisationId member) {
        return valued(
                units,
                (line, of) ->
                        line.moved(of.quantity().units(), from.whereabouts(), GONE, member)
                                .lost(of.value()));
    }

    private ContributionView each(List<LineUnits> units, BiFunction<LineView, Long, LineView> to) {
        ContributionView changed = this;
        for (LineUnits of : units) {
            changed = changed.change(of.line(), line -> to.apply(line, of.quantity().units()));
        }
        return changed;
    }

    private ContributionView valued(
            List<ValuedUnits> units, BiFunction<LineView, ValuedUnits, LineView> to) {
        ContributionView changed = this;
        for (ValuedUnits of : units) {
            changed = changed.change(of.line(), line -> to.apply(line, of));
        }
        return changed;
    }

    /** A line changed, or came to the others. */
    private ContributionView with(LineView line) {
        List<LineView> changed = new ArrayList<>(lines);
        changed.removeIf(other -> other.line().equals(line.line()));
        changed.add(line);
        changed.sort((a, b) -> a.line().value().compareTo(b.line().value()));
        return new ContributionView(
                id, donor, oneOrMoreOf, on, cancelled, changed, exceptions, source, position);
    }

    private ContributionView change(LineId line, UnaryOperator<LineView> to) {
        return with(to.apply(line(line)));
    }

    /** With the rules that a fact breaks, if it breaks any. */
    private ContributionView noting(
            ContributionsEvent e, String name, List<RecordedException> broken, long at) {
        if (broken.isEmpty()) {
            return this;
        }
        List<Irregularity> more = new ArrayList<>(exceptions);
        for (RecordedException exception : broken) {
            more.add(new Irregularity(e.getClass().getSimpleName(), name, exception, e.on(), at));
        }
        return new ContributionView(
                id, donor, oneOrMoreOf, on, cancelled, lines, more, source, position);
    }

    private ContributionView at(long now) {
        return new ContributionView(
                id, donor, oneOrMoreOf, on, cancelled, lines, exceptions, source, now);
    }
}
