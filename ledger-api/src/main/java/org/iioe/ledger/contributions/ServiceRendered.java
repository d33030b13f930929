package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A service was rendered.
 *
 * @param donor who rendered it, or null where that is unknown
 * @param member for whom, or null where it was for the network as a whole
 * @param exception the rule that it breaks, or null
 */
public record ServiceRendered(
        ContributionId contribution,
        LineId line,
        @Nullable OrganisationId donor,
        @Nullable OrganisationId member,
        Quantity quantity,
        Edtf period,
        @Nullable RecordedException exception,
        Edtf on,
        Source source)
        implements ContributionsEvent {}
