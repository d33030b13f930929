package org.iioe.ledger.facts;

import org.iioe.ledger.ResolutionId;

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
    ResolutionFacts adopted(ResolutionId resolution, java.time.LocalDate on);
}
