package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A line was valued, or valued again.
 *
 * @param amount the value of so many {@code units}
 * @param per what was valued: every unit, or all of them together
 * @param units how many units the amount is for: 1, or the lot
 * @param donor whose units they are, or null where that is unknown
 * @param ours the units whose title is the network's on this act
 * @param carriedBefore what these were carried at before
 * @param carriedAfter what they are carried at from now on
 */
public record LineValued(
        ContributionId contribution,
        LineId line,
        Money amount,
        ValuedPer per,
        Quantity units,
        String basis,
        OrganisationId valuer,
        @Nullable OrganisationId donor,
        Quantity ours,
        Money carriedBefore,
        Money carriedAfter,
        Edtf on,
        Source source)
        implements ContributionsEvent {}
