package org.iioe.ledger.facts;

import java.time.LocalDate;
import java.util.Optional;

/** The charter's versions, for decisions of other domains. */
public interface Charters {
    /** The version in force on a day, or empty before the first. */
    Optional<CharterVersion> inForce(LocalDate on);

    /**
     * A version by its number, from 1.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_CHARTER_VERSION
     */
    CharterVersion version(int number);
}
