package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A loan became a gift: of the donor to the network, or of the network to a member.
 *
 * @param member who owns the units now, or null for the network
 * @param donor whose units they were before they were the network's, or null where that is unknown
 * @param quantity the units whose title passed
 * @param value what they are carried at, or null where the line is not valued
 * @param authority the resolution that says so, or null
 */
public record TitleTransferred(
        ContributionId contribution,
        LineId line,
        @Nullable OrganisationId member,
        @Nullable OrganisationId donor,
        Quantity quantity,
        @Nullable Money value,
        @Nullable ResolutionId authority,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {}
