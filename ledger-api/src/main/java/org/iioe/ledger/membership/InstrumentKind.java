package org.iioe.ledger.membership;

/** What an instrument is. */
public enum InstrumentKind {
    /** A letter by which an organisation says that it means to join. */
    LETTER_OF_INTENT,
    /** An agreement with a counterparty on working together. */
    COOPERATION_AGREEMENT
}
