package org.iioe.ledger.contributions;

/** What an amount is the value of. */
public enum ValuedPer {
    /** Every unit of the line. */
    UNIT,
    /**
     * All units of the line together: those pledged or, where these are unknown or fewer, those
     * delivered. Each of them has an equal share.
     */
    LOT
}
