package org.iioe.ledger;

/**
 * What was recorded. An event is a top-level record in the past tense; its name is stored and is
 * for ever.
 */
public interface LedgerEvent {
    /** When the act happened, as far as known: the business date. */
    Edtf on();

    /** Where the act is known from. */
    Source source();
}
