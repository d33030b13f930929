package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A contribution in kind was pledged.
 *
 * @param donor who pledged; null where it is unknown, or known only to be among several
 * @param oneOrMoreOf the organisations of which one or more pledged, where nobody says which
 */
public record ContributionPledged(
        ContributionId contribution,
        @Nullable OrganisationId donor,
        @Nullable List<OrganisationId> oneOrMoreOf,
        List<PledgedLine> lines,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ContributionPledged {
        oneOrMoreOf = oneOrMoreOf == null ? null : List.copyOf(oneOrMoreOf);
        lines = List.copyOf(lines);
    }
}
