package org.iioe.ledger.meetings;

/** How a resolution was adopted. */
public enum How {
    /** By a vote in a sitting. */
    VOTE,
    /** By the chair's casting vote after a tie. */
    CASTING_VOTE,
    /** By consensus: nobody objected, and nothing was put to the vote. */
    CONSENSUS,
    /** By answers in writing until a deadline. */
    WRITTEN_PROCEDURE
}
