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
                        titleBy(pledged.tenure()),
                        List.of())
                .settled();
    }

    private static TitleHolder titleBy(@Nullable Tenure tenure) {
        return switch (tenure) {
            case TITLE -> TitleHolder.NETWORK;
            case LOAN -> TitleHolder.DONOR;
            case null -> TitleHolder.UNKNOWN;
        };
    }

    /** How many units are pledged; null where the pledge gives no quantity. */
    public @Nullable Long unitsPledged() {
        return pledged == null ? null : pledged.units();
    }

    /** How many units of the pledge were cancelled; null where none were or nobody knows. */
    public @Nullable Long unitsCancelled() {
        return cancelled == null ? null : cancelled.units();
    }

    /** Whether each unit that was delivered is in one place. */
    public boolean isBalanced() {
        return delivered == store + transit + held + gone;
    }

    /** What the member is to have and has, if anything. */
    Optional<MemberUnits> of(OrganisationId member) {
        return members.stream().filter(of -> of.member().equals(member)).findFirst();
    }

    /** Who owns units that are there. */
    TitleHolder titleOf(UnitLocation there, @Nullable OrganisationId member) {
        boolean theirs =
                member != null
                        && there == UnitLocation.HELD
                        && of(member).map(of -> of.tenure() == Tenure.TITLE).orElse(false);
        return theirs ? TitleHolder.MEMBER : title;
    }

    LineView amended(PledgedLine to) {
        LineChange line = new LineChange(this);
        line.title = title == TitleHolder.NETWORK && delivered > 0 ? title : titleBy(to.tenure());
        return line.of(to).settled();
    }

    LineView cancelling(@Nullable Quantity outstanding) {
        LineChange line = new LineChange(this);
        line.cancelled = outstanding;
        return line.view();
    }

    LineView valued(LineValued e) {
        LineChange line = new LineChange(this);
        line.valuation = new Appraisal(e.amount(), e.per(), e.units(), e.basis(), e.valuer());
        line.carry(e.carriedAfter().minus(e.carriedBefore()));
        return line.view();
    }

    /** Units came, from a donor as far as it is known. */
    LineView came(long units, boolean service, @Nullable OrganisationId from) {
        LineChange line = new LineChange(this);
        line.donor = from == null ? donor : from;
        if (service) {
            line.rendered += units;
        } else {
            line.delivered += units;
            line.store += units;
        }
        return line.view().settled();
    }

    /** The network's own became worth so much more. */
    LineView gained(@Nullable Money value) {
        if (value == null) {
            return this;
        }
        LineChange line = new LineChange(this);
        line.carry(value);
        return line.view();
    }

    /** The network's own became worth so much less. */
    LineView lost(@Nullable Money value) {
        return value == null ? this : gained(value.negated());
    }

    LineView allocating(OrganisationId member, long more, @Nullable Tenure tenure) {
        LineChange line = new LineChange(this);
        line.allocated += more;
        return line.view()
                .member(member, of -> of.allocating(more, tenure == null ? of.tenure() : tenure));
    }

    /** Units moved from one place to another, the member concerned the same. */
    LineView moved(
            long units, UnitLocation from, UnitLocation to, @Nullable OrganisationId member) {
        LineChange line = new LineChange(this);
        line.add(from, -units);
        line.add(to, units);
        LineView moved = line.view();
        return member == null
                ? moved.settled()
                : moved.member(member, of -> of.moved(from, -units).moved(to, units));
    }

    /** A loan became a gift: to the network, or to the member. */
    LineView given(@Nullable OrganisationId member) {
        if (member != null) {
            return member(member, of -> of.allocating(0, Tenure.TITLE));
        }
        LineChange line = new LineChange(this);
        line.title = TitleHolder.NETWORK;
        return line.view().settled();
    }

    private LineView member(OrganisationId member, UnaryOperator<MemberUnits> to) {
        List<MemberUnits> changed = new ArrayList<>(members);
        MemberUnits before = of(member).orElse(new MemberUnits(member, Tenure.LOAN, 0, 0, 0, 0));
        changed.remove(before);
        changed.add(to.apply(before));
        changed.sort((a, b) -> a.member().value().compareTo(b.member().value()));
        LineChange line = new LineChange(this);
        line.members = List.copyOf(changed);
        return line.view().settled();
    }

    /** With the number of the network's own units as it follows from the others. */
    private LineView settled() {
        LineChange line = new LineChange(this);
        long lent =
                members.stream()
                        .filter(of -> of.tenure() == Tenure.LOAN)
                        .mapToLong(MemberUnits::held)
                        .sum();
        line.own = title == TitleHolder.NETWORK ? store + transit + lent : 0;
        return line.view();
    }
}
