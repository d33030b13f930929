package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.contributions.ValuedPer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A line of a contribution, with its figures in units. Delivered is always store, transit, held and
 * gone together.
 *
 * @param unit what is counted, or null where it is unknown
 * @param tenure whether the donor gives or lends, or null where that is unknown
 * @param donor whose units were delivered, or null while that is unknown
 * @param pledged null where the pledge gives no quantity
 * @param cancelled what of the pledge was cancelled; null where nothing was or nobody knows how
 *     much
 * @param declaredValue what the donor says that the pledge is worth
 * @param rendered of a service
 * @param own the units whose title is the network's
 * @param valuation the newest, or null
 * @param carried what the network's own units are carried at; null where none was ever valued
 * @param title who owns the units, save those that members came to own
 * @param members what members are to have and have
 */
public record LineView(
        LineId line,
        LineKind kind,
        String description,
        @Nullable String unit,
        @Nullable Tenure tenure,
        @Nullable OrganisationId donor,
        @Nullable Quantity pledged,
        @Nullable Quantity cancelled,
        @Nullable Money declaredValue,
        long delivered,
        long rendered,
        long store,
        long transit,
        long held,
        long gone,
        long allocated,
        long own,
        @Nullable Appraisal valuation,
        @Nullable Money carried,
        TitleHolder title,
        List<MemberUnits> members) {

    /**
     * A valuation.
     *
     * @param units how many units the amount is for
     */
    public record Appraisal(
            Money amount, ValuedPer per, Quantity units, String basis, OrganisationId valuer) {}

    static LineView of(PledgedLine pledged) {
        return new LineView(
                        pledged.line(),
                        pledged.kind(),
                        pledged.description(),
                        pledged.unit(),
                        pledged.tenure(),
                        null,
                        pledged.quantity(),
                        null,
                        pledged.value(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        null,
                        title(pledged.tenure()),
                        List.of())
                .settled();
    }

    private static TitleHolder title(@Nullable Tenure tenure) {
        return switch (tenure) {
            case TITLE -> TitleHolder.NETWORK;
            case LOAN -> TitleHolder.DONOR;
            case null -> TitleHolder.UNKNOWN;
        };
    }

    /** What the member is to have and has, if anything. */
    Optional<MemberUnits> of(OrganisationId member) {
        return members.stream().filter(of -> of.member().equals(member)).findFirst();
    }

    /** Who owns units that are there. */
    TitleHolder title(UnitLocation there, @Nullable OrganisationId member) {
        boolean theirs =
                member != null
                        && there == UnitLocation.HELD
                        && of(member).map(of -> of.tenure() == Tenure.TITLE).orElse(false);
        return theirs ? TitleHolder.MEMBER : title;
    }

    LineView amended(PledgedLine to) {
        Figures figures = figures();
        figures.title = title == TitleHolder.NETWORK && delivered > 0 ? title : title(to.tenure());
        return figures.of(to).settled();
    }

    LineView cancelled(@Nullable Quantity outstanding) {
        Figures figures = figures();
        figures.cancelled = outstanding;
        return figures.view();
    }

    LineView valued(LineValued e) {
        Figures figures = figures();
        figures.valuation = new Appraisal(e.amount(), e.per(), e.units(), e.basis(), e.valuer());
        figures.carry(e.carriedAfter().minus(e.carriedBefore()));
        return figures.view();
    }

    /** Units came, from a donor as far as it is known. */
    LineView came(long units, boolean service, @Nullable OrganisationId from) {
        Figures figures = figures();
        figures.donor = from == null ? donor : from;
        if (service) {
            figures.rendered += units;
        } else {
            figures.delivered += units;
            figures.store += units;
        }
        return figures.view().settled();
    }

    /** The network's own became worth so much more. */
    LineView gained(@Nullable Money value) {
        if (value == null) {
            return this;
        }
        Figures figures = figures();
        figures.carry(value);
        return figures.view();
    }

    /** The network's own became worth so much less. */
    LineView lost(@Nullable Money value) {
        return value == null ? this : gained(value.negated());
    }

    LineView allocated(OrganisationId member, long more, @Nullable Tenure tenure) {
        Figures figures = figures();
        figures.allocated += more;
        return figures.view()
                .member(member, of -> of.allocated(more, tenure == null ? of.tenure() : tenure));
    }

    /** Units moved from one place to another, the member concerned the same. */
    LineView moved(
            long units, UnitLocation from, UnitLocation to, @Nullable OrganisationId member) {
        Figures figures = figures();
        figures.add(from, -units);
        figures.add(to, units);
        LineView moved = figures.view();
        return member == null
                ? moved.settled()
                : moved.member(member, of -> of.moved(from, -units).moved(to, units));
    }

    /** A loan became a gift: to the network, or to the member. */
    LineView given(@Nullable OrganisationId member) {
        if (member != null) {
            return member(member, of -> of.allocated(0, Tenure.TITLE));
        }
        Figures figures = figures();
        figures.title = TitleHolder.NETWORK;
        return figures.view().settled();
    }

    private LineView member(OrganisationId member, UnaryOperator<MemberUnits> to) {
        List<MemberUnits> changed = new ArrayList<>(members);
        MemberUnits before = of(member).orElse(new MemberUnits(member, Tenure.LOAN, 0, 0, 0, 0));
        changed.remove(before);
        changed.add(to.apply(before));
        changed.sort((a, b) -> a.member().value().compareTo(b.member().value()));
        Figures figures = figures();
        figures.members = List.copyOf(changed);
        return figures.view().settled();
    }

    /** With the number of the network's own units as it follows from the others. */
    private LineView settled() {
        Figures figures = figures();
        long lent =
                members.stream()
                        .filter(of -> of.tenure() == Tenure.LOAN)
                        .mapToLong(MemberUnits::held)
                        .sum();
        figures.own = title == TitleHolder.NETWORK ? store + transit + lent : 0;
        return figures.view();
    }

    private Figures figures() {
        return new Figures(this);
    }

    /** What changes of a line, while it changes. */
    private static final class Figures {
        private final LineView before;
        private @Nullable OrganisationId donor;
        private @Nullable Quantity cancelled;
        private long delivered;
        private long rendered;
        private long store;
        private long transit;
        private long held;
        private long gone;
        private long allocated;
        private long own;
        private @Nullable Appraisal valuation;
        private @Nullable Money carried;
        private TitleHolder title;
        private List<MemberUnits> members;

        Figures(LineView before) {
            this.before = before;
            donor = before.donor;
            cancelled = before.cancelled;
            delivered = before.delivered;
            rendered = before.rendered;
            store = before.store;
            transit = before.transit;
            held = before.held;
            gone = before.gone;
            allocated = before.allocated;
            own = before.own;
            valuation = before.valuation;
            carried = before.carried;
            title = before.title;
            members = before.members;
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
                            before.line,
                            before.kind,
                            before.description,
                            before.unit,
                            before.pledged,
                            before.declaredValue,
                            before.tenure));
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
}
