package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.iioe.ledger.contributions.ContributionId;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
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

    ContributionView pledgedBy(@Nullable OrganisationId by, @Nullable List<OrganisationId> among) {
        return by == null && among == null
                ? this
                : new ContributionView(
                        id,
                        by,
                        among == null ? List.of() : among,
                        on,
                        cancelled,
                        lines,
                        exceptions,
                        source,
                        position);
    }

    /** A line changed, or came to the others. */
    ContributionView with(LineView line) {
        List<LineView> changed = new ArrayList<>(lines);
        changed.removeIf(other -> other.line().equals(line.line()));
        changed.add(line);
        changed.sort((a, b) -> a.line().value().compareTo(b.line().value()));
        return new ContributionView(
                id, donor, oneOrMoreOf, on, cancelled, changed, exceptions, source, position);
    }

    ContributionView change(LineId line, UnaryOperator<LineView> to) {
        return with(to.apply(line(line)));
    }

    ContributionView cancelledOn(Edtf when) {
        return new ContributionView(
                id, donor, oneOrMoreOf, on, when, lines, exceptions, source, position);
    }

    /** With the rules that a fact breaks. */
    ContributionView noting(
            String act, String name, List<RecordedException> broken, Edtf when, long at) {
        if (broken.isEmpty()) {
            return this;
        }
        List<Irregularity> more = new ArrayList<>(exceptions);
        broken.forEach(each -> more.add(new Irregularity(act, name, each, when, at)));
        return new ContributionView(
                id, donor, oneOrMoreOf, on, cancelled, lines, more, source, position);
    }

    ContributionView at(long now) {
        return new ContributionView(
                id, donor, oneOrMoreOf, on, cancelled, lines, exceptions, source, now);
    }
}
