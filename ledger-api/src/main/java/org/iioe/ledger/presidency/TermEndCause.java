package org.iioe.ledger.presidency;

/** Why a term ended on its day. */
public enum TermEndCause {
    /** It was over, or was ended as planned. */
    ENDED,
    /** The election that it came from was annulled; acts of the holder stand. */
    ELECTION_ANNULLED
}
