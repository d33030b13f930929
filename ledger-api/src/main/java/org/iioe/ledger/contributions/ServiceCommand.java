package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/** What is done rather than handed over. */
public sealed interface ServiceCommand extends ContributionsCommand {
    /**
     * Records that a service was rendered: a fact. More than was pledged is recorded with an
     * exception.
     *
     * @param donor who rendered it; null where the pledge says it, or nobody does
     * @param member for whom; null where it was for the network as a whole
     * @param period from when to when
     */
    @Means("Records that a service was rendered, how much of it, and in which period.")
    record RecordServiceRendered(
            ContributionId contribution,
            LineId line,
            @Nullable OrganisationId donor,
            @Nullable OrganisationId member,
            Quantity quantity,
            @Example("\"2020-01/2020-06\"") Edtf period,
            Edtf on,
            Source source)
            implements ServiceCommand {
        public RecordServiceRendered {
            quantity.positive("quantity");
        }
    }
}
