package org.iioe.ledger.presidency;

/** How a ballot is taken (UN General Assembly, rules 87 and 92). */
public enum BallotForm {
    /** Member by member, each by name. */
    ROLL_CALL,
    /** By papers that do not say whose they are; only the count is recorded. */
    SECRET
}
