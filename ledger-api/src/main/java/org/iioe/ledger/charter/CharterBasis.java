package org.iioe.ledger.charter;

/** By what right the first charter is in force. */
public enum CharterBasis {
    /** The network adopted it. */
    ADOPTED,
    /** Nobody published one: the ledger assumes it, openly, so that it can work. */
    ASSUMPTION
}
