package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A service was rendered.
 *
 * @param donor who rendered it, or null where that is unknown
 * @param member for whom, or null where it was for the network as a whole
 * @param exceptions the rules that it breaks
 */
@Revision("2")
public record ServiceRendered(
        ContributionId contribution,
        LineId line,
        @Nullable OrganisationId donor,
        @Nullable OrganisationId member,
        Quantity quantity,
        Edtf period,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements ContributionsEvent, RecordedFact {
    public ServiceRendered {
        exceptions = List.copyOf(exceptions);
    }
}
