package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was proposed in an election.
 *
 * @param nominator by whom, or null where it is not said
 * @param rule the rule for which the nomination was rejected, in the charter's words, or null
 * @param reason why it was rejected or withdrawn, or null where it is not said
 */
public record CandidacyView(
        OrganisationId candidate,
        @Nullable OrganisationId nominator,
        Status status,
        @Nullable String rule,
        @Nullable String reason) {

    /** What became of a nomination. */
    public enum Status {
        /** It is proposed. */
        NOMINATED,
        /** It stands. */
        ACCEPTED,
        /** It stands no more, by its own will. */
        WITHDRAWN,
        /** It may not stand. */
        REJECTED,
        /** It stands no more, because it is a member no more. */
        LAPSED
    }

    CandidacyView now(Status next, @Nullable String rule, @Nullable String reason) {
        return new CandidacyView(candidate, nominator, next, rule, reason);
    }
}
