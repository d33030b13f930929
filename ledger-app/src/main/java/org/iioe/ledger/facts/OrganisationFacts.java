package org.iioe.ledger.facts;

import org.iioe.ledger.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * What other domains decide on.
 *
 * @param organisation its id
 * @param name its present name
 * @param country ISO 3166-1 alpha-2, or null where it is unknown
 * @param dissolved whether a succession ended it
 */
public record OrganisationFacts(
        OrganisationId organisation, String name, @Nullable String country, boolean dissolved) {}
