package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.Quantity;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What changes of a line, while it changes. */
final class LineChange {
    private final LineView before;
    @Nullable OrganisationId donor;
    @Nullable Quantity cancelled;
    long delivered;
    long rendered;
    long store;
    long transit;
    long held;
    long gone;
    long allocated;
    long own;
    LineView.@Nullable Appraisal valuation;
    @Nullable Money carried;
    TitleHolder title;
    List<MemberUnits> members;

    LineChange(LineView before) {
        this.before = before;
        donor = before.donor();
        cancelled = before.cancelled();
        delivered = before.delivered();
        rendered = before.rendered();
        store = before.store();
        transit = before.transit();
        held = before.held();
        gone = before.gone();
        allocated = before.allocated();
        own = before.own();
        valuation = before.valuation();
        carried = before.carried();
        title = before.title();
        members = before.members();
    }

    void add(UnitLocation there, long units) {
        switch (there) {
            case STORE -> store += units;
            case TRANSIT -> transit += units;
            case HELD -> held += units;
            case GONE -> gone += units;
            case REPLACED -> {}
        }
    }

    void carry(Money more) {
        carried = carried == null ? more : carried.plus(more);
    }

    LineView view() {
        return of(
                new PledgedLine(
                        before.line(),
                        before.kind(),
                        before.description(),
                        before.unit(),
                        before.pledged(),
                        before.declaredValue(),
                        before.tenure()));
    }

    LineView of(PledgedLine pledged) {
        return new LineView(
                pledged.line(),
                pledged.kind(),
                pledged.description(),
                pledged.unit(),
                pledged.tenure(),
                donor,
                pledged.quantity(),
                cancelled,
                pledged.value(),
                delivered,
                rendered,
                store,
                transit,
                held,
                gone,
                allocated,
                own,
                valuation,
                carried,
                title,
                members);
    }
}
