package org.iioe.ledger.funding;

/** An entry that can be reversed when it was an error of entry. */
public enum ReversibleKind {
    /** A receipt that nothing was drawn from. */
    RECEIPT,
    /** Other income that nothing was drawn from. */
    OTHER_INCOME,
    /** A charge. */
    CHARGE,
    /** A return of an advance. */
    RETURN,
    /** A refund to a donor. */
    REFUND
}
