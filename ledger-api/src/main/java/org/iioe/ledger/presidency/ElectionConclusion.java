package org.iioe.ledger.presidency;

/** What came of an election, as far as its office is concerned. */
public enum ElectionConclusion {
    /** Somebody was elected, and the ledger computed it. */
    ELECTED,
    /** Somebody was elected, as a source says. */
    REPORTED,
    /** It counts no more. */
    ANNULLED
}
