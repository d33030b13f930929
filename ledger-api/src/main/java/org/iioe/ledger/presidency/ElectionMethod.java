package org.iioe.ledger.presidency;

/** How, according to a source, somebody was elected. */
public enum ElectionMethod {
    /** Members voted one by one, each by name. */
    ROLL_CALL,
    /** Members voted by papers that do not say whose they are. */
    SECRET_BALLOT,
    /** There was one candidate, and nobody objected. */
    ACCLAMATION,
    /** Members agreed without a vote. */
    CONSENSUS,
    /** A lot decided. */
    LOT
}
