package org.iioe.ledger.funding;

/** Income that is nobody's gift. */
public enum IncomeKind {
    /** Interest of the bank. */
    INTEREST,
    /** A gain on exchange. */
    EXCHANGE
}
