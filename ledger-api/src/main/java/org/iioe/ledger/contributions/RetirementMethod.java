package org.iioe.ledger.contributions;

/** How units leave for good. */
public enum RetirementMethod {
    /** Taken apart for their materials. */
    RECYCLED,
    /** Sold. */
    SOLD,
    /** Given to somebody outside the network. */
    GIVEN_AWAY,
    /** Destroyed. */
    DESTROYED,
    /** Given back to the donor who lent them: no disposal, and so without approval. */
    RETURNED_TO_DONOR
}
