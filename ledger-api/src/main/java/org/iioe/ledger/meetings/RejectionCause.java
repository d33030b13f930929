package org.iioe.ledger.meetings;

/** Why a draft was not adopted. */
public enum RejectionCause {
    /** The votes in favour did not reach the majority. */
    NO_MAJORITY,
    /** The votes were equal, and the charter gives the chair no casting vote. */
    TIE,
    /** The votes were equal, and the chair's casting vote was against. */
    CASTING_VOTE,
    /** Too few answered in a written procedure. */
    NO_QUORUM
}
