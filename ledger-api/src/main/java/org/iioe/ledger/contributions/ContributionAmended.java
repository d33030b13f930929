package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A pledge in kind was changed.
 *
 * @param donor who pledged; null, as with {@code oneOrMoreOf}, where that stays as it was
 * @param oneOrMoreOf the organisations of which one or more pledged
 * @param lines the new and the changed lines, whole
 */
public record ContributionAmended(
        ContributionId contribution,
        @Nullable OrganisationId donor,
        @Nullable List<OrganisationId> oneOrMoreOf,
        List<PledgedLine> lines,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ContributionAmended {
        oneOrMoreOf = oneOrMoreOf == null ? null : List.copyOf(oneOrMoreOf);
        lines = List.copyOf(lines);
    }
}
