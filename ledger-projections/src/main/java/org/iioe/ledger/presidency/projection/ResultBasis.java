package org.iioe.ledger.presidency.projection;

/** Where it is known from who was elected. The two are never taken for each other. */
public enum ResultBasis {
    /** A source says so; the ledger computed nothing. */
    REPORTED,
    /** The ledger computed it from a roll, a rule and votes, or nobody objected, or a lot fell. */
    COMPUTED
}
