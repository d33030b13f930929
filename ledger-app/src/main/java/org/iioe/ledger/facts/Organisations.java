package org.iioe.ledger.facts;

import org.iioe.ledger.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** The organisations, for decisions of other domains. */
public interface Organisations {
    /** The organisation's facts, or empty when nobody registered it. */
    Optional<OrganisationFacts> find(OrganisationId organisation);

    /**
     * The organisation's facts.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_ORGANISATION
     */
    OrganisationFacts get(OrganisationId organisation);

    /**
     * Makes sure that an organisation is registered, where one is named.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_ORGANISATION
     */
    default void requireRegistered(@Nullable OrganisationId organisation) {
        if (organisation != null) {
            get(organisation);
        }
    }
}
