package org.iioe.ledger.facts;

import org.iioe.ledger.ResolutionId;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Resolutions as authority for decisions of other domains. */
public interface Resolutions {
    /**
     * The resolution's facts.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_RESOLUTION
     */
    ResolutionFacts get(ResolutionId resolution);

    /**
     * The resolution's facts, where it gives authority on a day: adopted by then and not rescinded
     * by then.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_RESOLUTION or NOT_ADOPTED
     */
    ResolutionFacts adopted(ResolutionId resolution, LocalDate on);

    /**
     * Makes sure that a resolution gives authority on a day, where one is named.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_RESOLUTION or NOT_ADOPTED
     */
    default void requireAdopted(@Nullable ResolutionId authority, LocalDate on) {
        if (authority != null) {
            adopted(authority, on);
        }
    }
}
