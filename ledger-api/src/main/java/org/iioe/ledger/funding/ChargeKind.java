package org.iioe.ledger.funding;

/** A cost that nobody decided. */
public enum ChargeKind {
    /** A fee of the bank. */
    BANK,
    /** A loss on exchange. */
    EXCHANGE
}
