package org.iioe.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What was recorded. An event is a top-level record in the past tense; its name is stored and is
 * for ever.
 */
public interface LedgerEvent {
    /** When the act happened, as far as known: the business date. */
    Edtf on();

    /** Where the act is known from. */
    Source source();

    /** The resolution by which it was done, or null where none is named. */
    default @Nullable ResolutionId authority() {
        return null;
    }

    /** Why it was done, in the actor's words, or null where none are given. */
    default @Nullable String reason() {
        return null;
    }
}
