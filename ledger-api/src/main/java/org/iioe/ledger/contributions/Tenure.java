package org.iioe.ledger.contributions;

/** Whether what is handed over becomes the receiver's own. */
public enum Tenure {
    /** The receiver becomes the owner. */
    TITLE,
    /** The giver remains the owner. */
    LOAN
}
