package org.iioe.ledger.contributions;

/** In what condition units are. */
public enum Condition {
    /** Never used. */
    NEW,
    /** Used, and as good as new. */
    GOOD,
    /** Used, and it shows; it works. */
    WORN,
    /** It works in part, or not until it is repaired. */
    DAMAGED,
    /** It does not work and is not worth a repair. */
    UNUSABLE
}
