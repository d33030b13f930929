package org.iioe.ledger.meetings;

/** How a vote is taken in a sitting (UN General Assembly, rule 87). */
public enum VoteForm {
    /** Member by member, each by name. */
    ROLL_CALL,
    /** Hands are counted; who raised which is not recorded. */
    SHOW_OF_HANDS,
    /** By papers that do not say whose they are. */
    SECRET
}
