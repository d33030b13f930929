package org.iioe.ledger.facts;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What other domains decide on.
 *
 * @param resolution its id
 * @param adoptedOn the day of its adoption, or null while it is not adopted
 * @param rescindedOn the day from which it gives no authority, or null
 * @param effects what it says that it permits, in the words of its draft
 * @param votedFor the members that voted for it, as far as the vote was by name
 */
public record ResolutionFacts(
        ResolutionId resolution,
        @Nullable LocalDate adoptedOn,
        @Nullable LocalDate rescindedOn,
        List<String> effects,
        Set<OrganisationId> votedFor) {}
