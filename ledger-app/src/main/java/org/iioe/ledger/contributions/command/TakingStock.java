package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.COUNT_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.DISPOSAL_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.INCIDENT_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_SOFTWARE;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.CountResult;
import org.iioe.ledger.contributions.DisposalApproved;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.IncidentRecorded;
import org.iioe.ledger.contributions.ItemsRetired;
import org.iioe.ledger.contributions.LicenceExpired;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.StockCommand.ApproveDisposal;
import org.iioe.ledger.contributions.StockCommand.ExpireLicence;
import org.iioe.ledger.contributions.StockCommand.RecordIncident;
import org.iioe.ledger.contributions.StockCommand.RecordStockCount;
import org.iioe.ledger.contributions.StockCommand.RetireItems;
import org.iioe.ledger.contributions.StockCountRecorded;
import org.iioe.ledger.contributions.ValuedUnits;
import org.iioe.ledger.facts.Resolutions;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What becomes of units in the end, and whether they are still there. */
final class TakingStock {
    private TakingStock() {}

    static IncidentRecorded befallen(ContributionState state, RecordIncident c) {
        state.mustBeNew("incident", c.incident(), INCIDENT_EXISTS);
        Custody there =
                c.consignment() == null
                        ? Custody.of(c.member())
                        : Custody.transit(c.consignment(), state.recipient(c.consignment()));
        boolean gone = c.kind() != IncidentKind.DAMAGE;
        return new IncidentRecorded(
                c.contribution(),
                c.incident(),
                c.kind(),
                c.consignment(),
                there.member(),
                HandingOver.moved(
                        state,
                        c.units(),
                        there,
                        (line, units) -> gone ? line.valueLost(there, units) : null),
                c.report(),
                c.on(),
                c.source());
    }

    static DisposalApproved approved(
            ContributionState state, ApproveDisposal c, Resolutions resolutions) {
        state.mustBeNew("disposal", c.disposal(), DISPOSAL_EXISTS);
        resolutions.requireAdopted(c.authority(), c.on().effective());
        for (LineUnits units : c.units()) {
            CustodyRule.check(state.line(units.line()), units, Custody.of(c.member()));
        }
        return new DisposalApproved(
                c.contribution(),
                c.disposal(),
                c.member(),
                c.units(),
                c.authority(),
                c.reason(),
                c.on(),
                c.source());
    }

    static ItemsRetired retired(ContributionState state, RetireItems c, @Nullable String actor) {
        for (LineUnits units : c.units()) {
            DisposalRule.check(state, c, units, actor);
        }
        return new ItemsRetired(
                c.contribution(),
                c.disposal(),
                c.member(),
                lost(state, c.units(), Custody.of(c.member())),
                c.method(),
                c.reason(),
                c.on(),
                c.source());
    }

    static LicenceExpired expired(ContributionState state, ExpireLicence c) {
        for (LineUnits units : c.units()) {
            LineState line = state.line(units.line());
            Refusal.unless(
                    line.pledged().kind() == LineKind.SOFTWARE,
                    NOT_SOFTWARE,
                    () ->
                            "%s (%s) is no software."
                                    .formatted(units.line(), line.pledged().description()));
        }
        return new LicenceExpired(
                c.contribution(),
                c.member(),
                lost(state, c.units(), Custody.of(c.member())),
                c.on(),
                c.source());
    }

    static StockCountRecorded counted(ContributionState state, RecordStockCount c) {
        state.mustBeNew("count", c.count(), COUNT_EXISTS);
        List<CountResult> results =
                c.lines().stream()
                        .map(found ->
                                CountRule.compare(
                                        state.line(found.line()).inCustody(),
                                        found,
                                        Custody.of(c.member())))
                        .toList();
        return new StockCountRecorded(
                c.contribution(),
                c.count(),
                c.member(),
                results,
                CountRule.exceptions(results),
                c.on(),
                c.source());
    }

    private static List<ValuedUnits> lost(
            ContributionState state, List<LineUnits> units, Custody there) {
        return HandingOver.moved(
                state, units, there, (line, quantity) -> line.valueLost(there, quantity));
    }
}
