package org.iioe.ledger.presidency;

/** What an election fills. */
public enum ElectionKind {
    /** A term that nobody has held. */
    ORDINARY,
    /** The rest of a term whose holder left. */
    BY_ELECTION
}
